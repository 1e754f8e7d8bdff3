package io.sre.tempo.bundle.view;

import io.sre.tempo.model.syntax.HostPort;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place that Tempo connects to, as its values say.
 *
 * @param host its host
 * @param port its port
 * @param value the value that says so
 */
public record Destination(String host, int port, Value value) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65535;

    /** {@return whether the host is an address and not a name} */
    public boolean isAddress() {
        return host.contains(":")
                || HostPort.parse(host).filter(HostPort::isAddress).isPresent();
    }

    /**
     * {@return the namespace of the Service that the host names; empty if it is outside of the cluster}
     *
     * @param from the namespace that it is asked in, for a host without one
     */
    public Optional<String> namespace(Optional<String> from) {
        ServiceHost parts = ServiceHost.of(host);
        return isAddress() || parts.outside()
                ? Optional.empty()
                : parts.namespace().or(() -> from);
    }

    /** {@return the object storage, if it is one with an endpoint that is known} */
    public static Optional<Destination> storage(Installation tempo) {
        return of(tempo).storage();
    }

    private static Optional<Destination> readStorage(Installation tempo) {
        Value trace = tempo.value("tempo.storage.trace");
        if (tempo.replacesConfig()) {
            return Optional.empty();
        }
        return switch (trace.get("backend").text()) {
            case "s3" -> s3(trace);
            case "gcs" -> gcs(trace.get("gcs"));
            case "azure" -> azure(trace.get("azure"));
            default -> Optional.empty();
        };
    }

    private static Optional<Destination> gcs(Value gcs) {
        Value endpoint = gcs.get("endpoint");
        if (endpoint.isEmpty()) {
            return Optional.of(new Destination("storage.googleapis.com", HTTPS, gcs.get("bucket_name")));
        }
        return endpoint.literal().flatMap(text -> of(text, endpoint));
    }

    private static Optional<Destination> azure(Value azure) {
        Value account = azure.get("storage_account_name");
        Value suffix = azure.get("endpoint_suffix");
        String domain =
                suffix.isEmpty() ? "blob.core.windows.net" : suffix.literal().orElse("");
        // Anything else may be an emulator, which is asked otherwise.
        return account.literal()
                .filter(name -> domain.startsWith("blob."))
                .map(name -> new Destination(name + "." + domain, HTTPS, account));
    }

    private static Optional<Destination> s3(Value trace) {
        Value insecure = trace.at("s3.insecure");
        if (insecure.isUnknown()) {
            return Optional.empty();
        }
        Value endpoint = trace.at("s3.endpoint");
        return endpoint.literal().flatMap(HostPort::parse).map(address -> {
            int port = address.port().orElse(insecure.isTrue() ? HTTP : HTTPS);
            return new Destination(address.normalizedHost(), port, endpoint);
        });
    }

    /** {@return where metrics are written to} */
    public static List<Destination> remoteWrites(Installation tempo) {
        return of(tempo).remoteWrites();
    }

    private static Places of(Installation tempo) {
        return tempo.derived(Places.class, Places::of);
    }

    private record Places(Optional<Destination> storage, List<Destination> remoteWrites, List<Destination> all) {
        static Places of(Installation tempo) {
            Optional<Destination> storage = readStorage(tempo);
            List<Destination> writes = readRemoteWrites(tempo);
            List<Destination> all = new ArrayList<>(writes);
            storage.ifPresent(all::add);
            return new Places(storage, writes, List.copyOf(all));
        }
    }

    private static List<Destination> readRemoteWrites(Installation tempo) {
        List<Destination> found = new ArrayList<>();
        for (Value url : tempo.remoteWrites()) {
            url.literal().flatMap(text -> of(text, url)).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** {@return all of them} */
    public static List<Destination> all(Installation tempo) {
        return of(tempo).all();
    }

    /** A URL has an IPv6 address in brackets. */
    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static Optional<Destination> of(String url, Value value) {
        try {
            URI uri = URI.create(url);
            int byScheme = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
            int port = uri.getPort() < 0 ? byScheme : uri.getPort();
            boolean possible = uri.getHost() != null && port > 0 && port <= LAST_PORT;
            return possible ? Optional.of(new Destination(bare(uri.getHost()), port, value)) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
