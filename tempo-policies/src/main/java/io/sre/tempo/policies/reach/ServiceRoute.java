package io.sre.tempo.policies.reach;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows a connection through a Service to the pods behind it: policies see the pods and their own ports, never the
 * Service. Source: Kubernetes documentation, "Virtual IPs and Service Proxies".
 */
final class ServiceRoute {

    private final Reachability reachability;
    private final Traffic traffic;
    private final List<End> sources;

    ServiceRoute(Reachability reachability, Traffic traffic, List<End> sources) {
        this.reachability = reachability;
        this.traffic = traffic;
        this.sources = sources;
    }

    Verdict verdict(ServiceFacts service) {
        if (service.externalName()) {
            return Verdict.decided(Outcome.UNKNOWN, traffic, "the Service stands for a name outside of the cluster");
        }
        if (service.selector().isEmpty()) {
            return Verdict.decided(
                    Outcome.UNKNOWN,
                    traffic,
                    "the Service has no selector, so the manifests do not tell its endpoints");
        }
        List<ClusterPod> backends = backends(service);
        if (backends.isEmpty()) {
            return Verdict.decided(Outcome.DENIED, traffic, "the selector of the Service matches no pod");
        }
        List<ServiceFacts.Port> ports = service.ports().stream()
                .filter(port -> port.port() == traffic.port() && port.protocol() == traffic.protocol())
                .toList();
        if (ports.isEmpty() && !service.headless()) {
            return Verdict.decided(Outcome.DENIED, traffic, "the Service has no such port");
        }
        List<Verdict> parts = new ArrayList<>();
        for (ClusterPod backend : backends) {
            int target = service.headless() ? traffic.port() : target(ports.get(0), backend);
            parts.addAll(target == 0 ? List.of(undeclared(ports.get(0), backend)) : connect(backend, target));
        }
        return Verdict.of(traffic, parts);
    }

    private List<Verdict> connect(ClusterPod backend, int port) {
        List<Verdict> parts = new ArrayList<>();
        End end = requireNonNull(reachability.classes().end(backend));
        for (End source : sources) {
            parts.add(reachability.judge(source, end, port, traffic.protocol(), true));
        }
        return parts;
    }

    private Verdict undeclared(ServiceFacts.Port port, ClusterPod backend) {
        return backend.isSketch()
                ? Verdict.decided(
                        Outcome.UNKNOWN,
                        traffic,
                        "nobody knows which port of %s is named %s".formatted(backend, port.targetName()))
                : Verdict.decided(
                        Outcome.DENIED,
                        traffic,
                        "%s declares no %s port named %s".formatted(backend, port.protocol(), port.targetName()));
    }

    private static int target(ServiceFacts.Port port, ClusterPod backend) {
        if (port.targetName().isEmpty()) {
            return port.target();
        }
        return backend.ports().stream()
                .filter(declared -> declared.name().equals(port.targetName()))
                .filter(declared -> declared.protocol() == port.protocol())
                .mapToInt(PodPort::port)
                .findFirst()
                .orElse(0);
    }

    private List<ClusterPod> backends(ServiceFacts service) {
        return reachability.classes().pods().stream()
                .filter(pod -> pod.namespace().equals(service.namespace()))
                .filter(pod -> service.selector().entrySet().stream().allMatch(pod::has))
                .toList();
    }
}
