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
        String[] labels = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "").split("\\.", -1);
        boolean outside = labels.length > 2 && !labels[2].equals("svc");
        Optional<String> namespace = labels.length > 1 && !outside ? Optional.of(labels[1]) : Optional.empty();
        return new ServiceHost(labels[0], namespace, outside);
    }
}
