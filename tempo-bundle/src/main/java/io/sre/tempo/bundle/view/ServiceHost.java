package io.sre.tempo.bundle.view;

import java.util.Locale;
import java.util.Optional;

/**
 * A host as the cluster's DNS reads it.
 *
 * @param service the first label: the Service's name
 * @param namespace the second label; empty if there is none, or the host is outside the cluster
 * @param outside whether it cannot be a Service: it has more labels than {@code name.namespace}, and not {@code svc} third
 */
public record ServiceHost(String service, Optional<String> namespace, boolean outside) {

    /**
     * {@return the parts of a host}
     *
     * @param host a name: {@code tempo}, {@code tempo.tracing}, {@code tempo.tracing.svc.cluster.local}
     */
    public static ServiceHost of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String whole = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        int first = whole.indexOf('.');
        if (first < 0) {
            return new ServiceHost(whole, Optional.empty(), false);
        }
        int second = whole.indexOf('.', first + 1);
        boolean outside = second >= 0 && !(whole + ".").startsWith(".svc.", second);
        String namespace = second < 0 ? whole.substring(first + 1) : whole.substring(first + 1, second);
        return new ServiceHost(whole.substring(0, first), outside ? Optional.empty() : Optional.of(namespace), outside);
    }
}
