package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.rule.InstallationCheck;
import io.sre.tempo.bundle.rule.Report;
import io.sre.tempo.bundle.view.Installation;
import io.sre.tempo.bundle.view.Platform;
import io.sre.tempo.bundle.view.Value;
import io.sre.tempo.model.finding.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The receivers are written as Tempo reads them. */
final class ReceiversAreReadable extends InstallationCheck {

    /** The receivers of each protocol, by their type. */
    private static final Map<String, List<String>> PROTOCOLS = Map.of(
            "otlp", List.of("grpc", "http"),
            "jaeger", List.of("grpc", "thrift_http", "thrift_compact", "thrift_binary"));

    private static final List<String> TYPES = List.of("otlp", "jaeger", "zipkin", "kafka", "opencensus");

    /** What people write for endpoint. No receiver of any version has such a setting. */
    private static final Set<String> NO_ENDPOINT =
            Set.of("endpoints", "end_point", "address", "addr", "host", "port", "url", "listen_address", "listen");

    ReceiversAreReadable() {
        super(error("TEMPO-PORT-013", "the receivers are written as Tempo reads them")
                .because(
                        "Tempo looks at receivers, protocols and settings only when it starts, and stops at any that it does not know:"
                                + " \"has invalid keys\". Protocols stand below protocols, except for Zipkin, which has none.")
                .mend("write otlp.protocols.grpc.endpoint, or zipkin.endpoint")
                .source("Tempo 2.3.1, 2.9.0 and 2.10.8, modules/distributor/receiver, started with each of them"));
    }

    /** Whether Tempo has what an intake is called after, {@code otlp/second.protocols.grpc}. */
    static boolean isIntake(String id) {
        int protocols = id.lastIndexOf(".protocols.");
        String type = type(protocols < 0 ? id : id.substring(0, protocols));
        String protocol = protocols < 0 ? "" : id.substring(protocols + ".protocols.".length());
        List<String> known = PROTOCOLS.getOrDefault(type, List.of());
        return TYPES.contains(type) && (protocols < 0 || known.contains(protocol));
    }

    private static boolean isKnown(String id) {
        return TYPES.contains(type(id));
    }

    private static String type(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }

    @Override
    protected void check(Installation tempo, Platform platform, Report report) {
        Value receivers = tempo.value("tempo.receivers");
        if (tempo.replacesConfig() || !isSaid(receivers)) {
            return;
        }
        if (!receivers.isObject()) {
            shape(receivers, report);
        }
        for (String id : receivers.keys()) {
            Value receiver = receivers.get(id);
            if (isSaid(receiver) && !id.contains("${")) {
                receiver(id, receiver, report);
            }
        }
    }

    /** Whether somebody wrote it, and it is known. */
    private static boolean isSaid(Value value) {
        return value.isWritten() && value.isPresent() && !value.isNull() && !value.hasPlaceholder();
    }

    private static void shape(Value value, Report report) {
        report.add(
                value,
                "%s is %s, and Tempo wants an object and does not start".formatted(value.path(), value),
                "write an object");
    }

    private static void receiver(String id, Value receiver, Report report) {
        String type = type(id);
        if (!isKnown(id)) {
            report.add(
                    receiver,
                    "Tempo has no receiver %s, and does not start".formatted(id),
                    Spelling.closest(type, TYPES)
                            .map(known -> "write %s, if that is meant".formatted(known))
                            .orElse("write otlp, jaeger, zipkin or kafka, or delete it"));
        } else if (!receiver.isObject()) {
            shape(receiver, report);
        } else if (PROTOCOLS.containsKey(type)) {
            List<String> known = PROTOCOLS.getOrDefault(type, List.of());
            keys(receiver, type, known, report);
            protocols(receiver.get("protocols"), known, report);
        } else if (type.equals("zipkin")) {
            settings(receiver, report);
            if (receiver.has("protocols")) {
                unknown(receiver.get("protocols"), "write the endpoint as zipkin.endpoint", report);
            }
        }
    }

    private static void keys(Value receiver, String type, List<String> known, Report report) {
        for (String key : receiver.keys()) {
            if (known.contains(key)) {
                unknown(receiver.get(key), "write it as %s.protocols.%s".formatted(type, key), report);
            } else if (key.equals("endpoint") || NO_ENDPOINT.contains(key)) {
                unknown(
                        receiver.get(key),
                        "write it below a protocol, such as %s.protocols.grpc".formatted(type),
                        report);
            }
        }
    }

    private static void protocols(Value protocols, List<String> known, Report report) {
        if (!isSaid(protocols)) {
            return;
        }
        if (!protocols.isObject()) {
            shape(protocols, report);
        }
        for (String key : protocols.keys()) {
            Value protocol = protocols.get(key);
            if (!known.contains(key)) {
                String mend = Spelling.closest(key, known)
                        .map(close -> "write %s, if that is meant".formatted(close))
                        .orElse("write %s".formatted(String.join(" or ", known)));
                unknown(protocol, mend, report);
            } else if (isSaid(protocol) && !protocol.isObject()) {
                shape(protocol, report);
            } else if (isSaid(protocol)) {
                settings(protocol, report);
            }
        }
    }

    private static void settings(Value protocol, Report report) {
        for (String key : protocol.keys()) {
            if (NO_ENDPOINT.contains(key)) {
                unknown(protocol.get(key), "write endpoint, with host and port", report);
            }
        }
    }

    private static void unknown(Value value, String mend, Report report) {
        if (value.isWritten()) {
            report.add(value, "the receiver has no setting %s, and Tempo does not start".formatted(value.path()), mend);
        }
    }
}
