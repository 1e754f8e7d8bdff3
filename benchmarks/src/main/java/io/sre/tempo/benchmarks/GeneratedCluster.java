package io.sre.tempo.benchmarks;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.sre.tempo.benchmarks.Application.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A cluster of any size, the same for the same size and seed: namespaces of 20 to 40 pods with 5 to 10 applications
 * each, a default-deny in each namespace and allows beside it, a DNS and a monitoring that everybody uses.
 */
final class GeneratedCluster {

    static final long SEED = 20_261_122;

    private static final List<String> ENVIRONMENTS = List.of("production", "staging", "development");
    private static final int FIRST_ADDRESS = (10 << 24) | (128 << 16);

    private final List<Tenant> tenants = new ArrayList<>();
    private final Random random;
    private int made;

    private GeneratedCluster(long seed) {
        this.random = new Random(seed);
    }

    /**
     * {@return a cluster}
     *
     * @param pods how many pods, DNS and monitoring included; at least 10
     * @param policies how many NetworkPolicies
     * @param seed what chance begins with
     */
    static GeneratedCluster of(int pods, int policies, long seed) {
        GeneratedCluster cluster = new GeneratedCluster(seed);
        cluster.addSystem();
        while (cluster.made < pods) {
            cluster.addTenant(Math.min(pods - cluster.made, 20 + cluster.random.nextInt(21)));
        }
        cluster.addPolicies(policies);
        return cluster;
    }

    static GeneratedCluster of(int pods, int policies) {
        return of(pods, policies, SEED);
    }

    List<Tenant> tenants() {
        return List.copyOf(tenants);
    }

    /** As a cluster would list it: Namespaces, running Pods with addresses, NetworkPolicies. */
    List<HasMetadata> running() {
        List<HasMetadata> resources = new ArrayList<>();
        for (Tenant tenant : tenants) {
            resources.add(tenant.namespace());
            tenant.workloads().forEach(workload -> resources.add(workload.pod()));
            resources.addAll(tenant.policies());
        }
        return resources;
    }

    /** As people write it: Namespaces, Deployments, StatefulSets, some Pods, NetworkPolicies. */
    List<HasMetadata> manifests() {
        List<HasMetadata> resources = new ArrayList<>();
        for (Tenant tenant : tenants) {
            resources.add(tenant.namespace());
            tenant.workloads().forEach(workload -> resources.add(workload.manifest()));
            resources.addAll(tenant.policies());
        }
        return resources;
    }

    private void addSystem() {
        List<Workload> dns = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            dns.add(new Workload(
                    "kube-system",
                    "coredns-" + i,
                    Map.of("k8s-app", "kube-dns"),
                    List.of(Port.udp("dns", 53), Port.tcp("dns-tcp", 53)),
                    nextAddress(),
                    Workload.Controller.DEPLOYMENT));
        }
        tenants.add(new Tenant("kube-system", namespaceLabels("kube-system"), List.of(), dns, List.of()));
        Workload prometheus = new Workload(
                "monitoring",
                "prometheus-0",
                Map.of("app", "prometheus"),
                List.of(Port.tcp("web", 9090)),
                nextAddress(),
                Workload.Controller.STATEFUL_SET);
        tenants.add(new Tenant("monitoring", namespaceLabels("monitoring"), List.of(), List.of(prometheus), List.of()));
    }

    private void addTenant(int pods) {
        String name = "team-%04d".formatted(tenants.size());
        Map<String, String> labels = namespaceLabels(name);
        labels.put("env", ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())));
        if (random.nextInt(4) != 0) {
            labels.put("team", "team-" + random.nextInt(8));
        }
        List<Application> applications = applications();
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i < pods; i++) {
            workloads.add(workload(name, applications.get(i % applications.size()), i));
        }
        tenants.add(new Tenant(name, labels, applications, workloads, List.of()));
    }

    private List<Application> applications() {
        List<Application> applications = new ArrayList<>(List.of(Application.values()));
        int wanted = 5 + random.nextInt(6);
        while (applications.size() > wanted) {
            applications.remove(random.nextInt(applications.size()));
        }
        return applications;
    }

    private Workload workload(String namespace, Application application, int index) {
        String version = random.nextInt(5) == 0 ? "v2" : "v1";
        String name = "%s-%s-%d".formatted(application.label(), version, index);
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("app", application.label());
        labels.put("tier", application.tier());
        labels.put("version", version);
        return new Workload(namespace, name, labels, application.ports(), nextAddress(), controller(application));
    }

    private Workload.Controller controller(Application application) {
        if (application.keepsData()) {
            return Workload.Controller.STATEFUL_SET;
        }
        return random.nextInt(10) == 0 ? Workload.Controller.NONE : Workload.Controller.DEPLOYMENT;
    }

    private void addPolicies(int policies) {
        List<Tenant> teams = tenants.stream()
                .filter(tenant -> !tenant.applications().isEmpty())
                .toList();
        PolicyGenerator generator = new PolicyGenerator(random, teams);
        for (int i = 0; i < teams.size(); i++) {
            int share = policies / teams.size() + (i < policies % teams.size() ? 1 : 0);
            Tenant team = teams.get(i);
            tenants.set(tenants.indexOf(team), team.with(generator.policies(team, share)));
        }
    }

    private String nextAddress() {
        int bits = FIRST_ADDRESS + ++made;
        return "%d.%d.%d.%d".formatted(bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
    }

    private static Map<String, String> namespaceLabels(String name) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("kubernetes.io/metadata.name", name);
        return labels;
    }
}
