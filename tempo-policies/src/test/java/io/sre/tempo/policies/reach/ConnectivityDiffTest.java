package io.sre.tempo.policies.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.sre.tempo.policies.reach.ConnectivityDiff.Change;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectivityDiffTest {

    private static final String CLOSED = "podSelector: {}\npolicyTypes: [Ingress, Egress]";

    private static ConnectivityDiff diff(Cluster before, Cluster after) {
        return ConnectivityDiff.between(Reachability.of(before), Reachability.of(after));
    }

    private static Cluster pods(String... names) {
        Cluster cluster = Cluster.empty();
        for (String name : names) {
            cluster = cluster.withPod("shop", name, Map.of("app", name));
        }
        return cluster;
    }

    private static Cluster closed(Cluster cluster, String app) {
        return Clusters.with(
                cluster,
                Clusters.policy(
                        "shop", "closed-" + app, CLOSED.replace("{}", "{matchLabels: {app: %s}}".formatted(app))));
    }

    @Test
    void is_told_in_every_form() {
        ConnectivityDiff diff = diff(Landscapes.shop(), Landscapes.changedShop());

        GoldenFile.assertMatches("diff-shop.golden.txt", diff.toText());
        GoldenFile.assertMatches("diff-shop.golden.md", diff.toMarkdown());
        GoldenFile.assertMatches("diff-shop.golden.json", diff.toJson());
    }

    @Test
    void is_the_opposite_the_other_way_round() {
        ConnectivityDiff there = diff(Landscapes.shop(), Landscapes.changedShop());
        ConnectivityDiff back = diff(Landscapes.changedShop(), Landscapes.shop());

        assertThat(back.opened()).hasSameSizeAs(there.closed());
        assertThat(back.closed()).hasSameSizeAs(there.opened());
        assertThat(back.unchanged()).isEqualTo(there.unchanged());
        assertThat(back.added().isEmpty()).isTrue();
        assertThat(back.removed().namespaces()).containsExactly("stock");
        GoldenFile.assertMatches("diff-shop-back.golden.txt", back.toText());
    }

    @Test
    void of_a_cluster_and_itself_is_empty() {
        ConnectivityDiff diff = diff(Landscapes.shop(), Landscapes.shop());

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.unchanged())
                .isEqualTo(Reachability.of(Landscapes.shop()).map().links().size());
        assertThat(diff.toText()).isEqualTo("0 connections opened, 0 closed, 35 unchanged\n");
        assertThat(diff.toMarkdown()).isEqualTo("**0 connections opened, 0 closed, 35 unchanged**\n");
    }

    @Test
    void tells_ports_apart_that_stay() {
        Cluster cluster = Landscapes.shop();
        ConnectivityDiff diff = diff(cluster, Clusters.with(cluster, Clusters.policy("shop", "checkout", """
                podSelector: {matchLabels: {app: checkout}}
                policyTypes: [Ingress, Egress]
                ingress:
                  - from: [{podSelector: {matchLabels: {app: web}}}]
                    ports: [{port: 8080}, {port: 8081}]
                egress:
                  - to: [{podSelector: {matchLabels: {app: db}}}]
                  - to: [{ipBlock: {cidr: 203.0.113.0/25}}]
                    ports: [{port: 443}]""")));

        assertThat(diff.changes())
                .extracting(Change::toString)
                .containsExactly(
                        "shop/checkout -> outside 203.0.113.128/25: closed TCP 443",
                        "shop/web -> shop/checkout: opened TCP 8081");
        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.opened()).containsExactly(diff.changes().get(1));
        assertThat(diff.closed()).containsExactly(diff.changes().get(0));
    }

    @Test
    void tells_what_is_unknown_from_what_is_not() {
        String named = """
                podSelector: {matchLabels: {app: db}}
                policyTypes: [Ingress]
                ingress: [{ports: [{port: %s}]}]""";
        Cluster cluster = pods("web", "db");
        Cluster unknown = Clusters.with(cluster, Clusters.policy("shop", "db", named.formatted("metrics")));
        Cluster known = Clusters.with(cluster, Clusters.policy("shop", "db", named.formatted("9187")));

        assertThat(diff(unknown, known).changes())
                .extracting(Change::toString)
                .contains("shop/web -> shop/db: closed TCP 1-9186,9188-65535; became known TCP 1-65535");
        assertThat(diff(unknown, known).toText())
                .contains("\n- shop/web, outside -> shop/db: was unknown: TCP 1-9186,9188-65535\n")
                .contains("\n! shop/web, outside -> shop/db: TCP 9187 was unknown, is open now\n")
                .contains(" 2 known now,");
        assertThat(diff(known, unknown).changes())
                .extracting(Change::toString)
                .contains("shop/web -> shop/db: opened TCP 1-9186,9188-65535; became unknown TCP 1-65535");
        assertThat(diff(known, unknown).toText())
                .contains("\n+ shop/web, outside -> shop/db: unknown: TCP 1-9186,9188-65535\n")
                .contains("\n? shop/web, outside -> shop/db: TCP 9187 was open, is unknown now\n")
                .contains(" 2 unknown now,");
    }

    @Test
    void names_everybody_at_once() {
        Cluster cluster = pods("a", "b", "c", "d", "e");

        assertThat(diff(cluster, closed(cluster, "c")).toText()).isEqualTo("""
                0 connections opened, 4 closed, 3 unchanged

                - every other pod, outside -> shop/c: All connections
                - shop/c -> every other pod, outside: All connections
                """);
        assertThat(diff(cluster, Clusters.with(cluster, Clusters.policy("shop", "closed", CLOSED)))
                        .toText())
                .isEqualTo("""
                0 connections opened, 3 closed, 0 unchanged

                - every pod, outside -> every pod: All connections
                - every pod -> outside: All connections
                """);
    }

    @Test
    void names_everybody_in_the_cluster_that_is_meant() {
        Cluster five = pods("a", "b", "c", "d", "e");
        Cluster six = pods("a", "b", "c", "d", "e", "f");

        assertThat(diff(five, six).toText()).contains("\n+ every other pod, outside -> shop/f: All connections\n");
        assertThat(diff(six, five).toText()).contains("\n- every other pod, outside -> shop/f: All connections\n");
        assertThat(diff(pods("a", "b", "c"), pods("a", "b", "c", "f")).toText())
                .contains("\n+ shop/a, shop/b, shop/c, outside -> shop/f: All connections\n");
    }

    @Test
    void joins_addresses_that_change_in_the_same_way() {
        String policy = """
                podSelector: {matchLabels: {app: %s}}
                policyTypes: [Egress]
                egress: [%s]""";
        String half = "{to: [{ipBlock: {cidr: 10.0.0.0/25}}]}";
        String whole = "{to: [{ipBlock: {cidr: 10.0.0.0/24}}]}";
        Cluster cluster = Clusters.with(pods("web", "db"), Clusters.policy("shop", "db", policy.formatted("db", half)));

        assertThat(diff(
                                Clusters.with(cluster, Clusters.policy("shop", "web", policy.formatted("web", ""))),
                                Clusters.with(cluster, Clusters.policy("shop", "web", policy.formatted("web", whole))))
                        .toText())
                .contains("\n+ shop/web -> outside 10.0.0.0/24: All connections\n");
    }

    @Test
    void orders_groups_by_namespace_and_name() {
        Cluster cluster = Clusters.of(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: b, labels: {team: b}}",
                Clusters.pod("c", "c1", "{app: x}"),
                Clusters.pod("b", "b1", "{}"),
                Clusters.pod("a", "a1", "{}"),
                Clusters.pod("d", "d1", "{}"),
                Clusters.policy("d", "some", """
                        podSelector: {}
                        ingress:
                          - from: [{namespaceSelector: {matchLabels: {team: b}}}]
                          - from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: x}}}]
                            ports: [{port: 1}]"""));

        assertThat(diff(cluster, cluster).groups())
                .extracting(Group::name)
                .containsExactly("a/a1", "b/b1", "c/c1", "d/d1", "outside");
    }

    @Test
    void lists_pods_and_namespaces_of_one_side_with_what_they_reach() {
        Cluster before = closed(pods("web", "old"), "web");
        Cluster after = closed(pods("web", "young"), "web").withNamespace("empty");
        ConnectivityDiff diff = diff(before, after);

        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.added().namespaces()).containsExactly("empty");
        assertThat(diff.added().groups()).extracting(Group::name).containsExactly("shop/young");
        assertThat(diff.added().links())
                .extracting(Link::toString)
                .containsExactly("shop/young -> outside: All connections", "outside -> shop/young: All connections");
        assertThat(diff.removed().namespaces()).isEmpty();
        assertThat(diff.removed().links()).hasSize(2);
        assertThat(diff.toText()).isEqualTo("""
                0 connections opened, 0 closed, 0 unchanged, besides those of peers that come or go

                Added:
                    namespace empty, shop/young
                + shop/young -> outside: All connections
                + outside -> shop/young: All connections

                Removed:
                    shop/old
                - shop/old -> outside: All connections
                - outside -> shop/old: All connections
                """);
    }

    @Test
    void counts_a_namespace_alone_as_a_difference() {
        assertThat(diff(pods("web"), pods("web").withNamespace("empty")).isEmpty())
                .isFalse();
        assertThat(diff(pods("web").withNamespace("empty"), pods("web")).isEmpty())
                .isFalse();
    }

    @Test
    void takes_a_workload_for_the_same_whatever_its_kind_becomes() {
        ConnectivityDiff diff = diff(
                Clusters.of(Landscapes.workload("DaemonSet", "shop", "agent")),
                Clusters.of(Landscapes.workload("Deployment", "shop", "agent")));

        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void takes_no_pod_for_the_workload_of_its_name_if_that_is_there_too() {
        String pod = Clusters.pod("shop", "web", "{app: pod}");
        String workload = Landscapes.workload("Deployment", "shop", "web");
        Cluster both = closed(Clusters.of(workload, pod), "pod");

        assertThat(diff(both, closed(Clusters.of(pod, workload), "pod")).isEmpty())
                .isTrue();
        ConnectivityDiff less = diff(both, closed(Clusters.of(workload), "pod"));
        assertThat(less.changes()).isEmpty();
        assertThat(less.removed().groups()).extracting(Group::pods).hasSize(1);
        assertThat(less.removed().links()).isEmpty();
    }

    @Test
    void takes_new_pods_of_a_set_for_added() {
        String set = Landscapes.workload("StatefulSet", "shop", "db");
        ConnectivityDiff diff = diff(Clusters.of(set), Clusters.of(set.replace("replicas: 2", "replicas: 4")));

        assertThat(diff.groups()).extracting(Group::name).containsExactly("shop/db-0, shop/db-1", "outside");
        assertThat(diff.added().groups()).extracting(Group::name).containsExactly("shop/db-2, shop/db-3");
        assertThat(diff.changes()).isEmpty();
    }

    @Test
    void takes_a_pod_that_has_finished_for_removed() {
        String job = Clusters.pod("shop", "job", "{}", "containers: []", "{phase: %s}");

        assertThat(diff(Clusters.of(job.formatted("Running")), Clusters.of(job.formatted("Succeeded")))
                        .removed()
                        .groups())
                .extracting(Group::name)
                .containsExactly("shop/job");
    }

    @Test
    void sees_what_a_label_or_an_option_changes() {
        Cluster cluster = closed(pods("web", "db"), "web");
        Cluster relabelled = cluster.withPod("shop", "web", Map.of("app", "other"));

        assertThat(diff(cluster, relabelled).opened()).isNotEmpty();
        assertThat(diff(cluster, relabelled).added().isEmpty()).isTrue();

        Cluster blocked = Clusters.with(pods("web", "db"), Clusters.policy("shop", "web", """
                podSelector: {matchLabels: {app: web}}
                policyTypes: [Egress]
                egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]"""));
        assertThat(ConnectivityDiff.between(
                                Reachability.of(blocked),
                                Reachability.of(blocked, Semantics.defaults().ipBlockSelectsPods(false)))
                        .changes())
                .extracting(Change::toString)
                .containsExactly("shop/web -> shop/db: closed All connections");
    }

    @Test
    void cuts_namelists_short_in_markdown_and_says_so() {
        ConnectivityDiff diff = diff(listening(8000), listening(9000));

        assertThat(diff.toText().lines().filter(line -> line.startsWith("+"))).hasSize(40);
        assertThat(diff.toMarkdown())
                .contains("| closed | `every other pod`, `outside` | `shop/p20` | TCP 8010 |\n\nand 30 more lines\n")
                .contains("<details><summary>In full</summary>\n\n```\n" + diff.toText() + "```\n");
    }

    /** Forty pods, each with a port of its own. */
    private static Cluster listening(int port) {
        Cluster cluster = Cluster.empty();
        for (int pod = 10; pod < 50; pod++) {
            cluster = Clusters.with(
                    cluster.withPod("shop", "p" + pod, Map.of("app", "p" + pod)),
                    Clusters.policy("shop", "p" + pod, """
                            podSelector: {matchLabels: {app: p%d}}
                            policyTypes: [Ingress]
                            ingress: [{ports: [{port: %d}]}]""".formatted(pod, port + pod - 10)));
        }
        return cluster;
    }

    @Test
    void leaves_out_of_markdown_what_no_forge_takes() {
        String name = "a-pod-with-a-name-that-is-far-too-long".repeat(6);
        Cluster before = Cluster.empty();
        List<String> policies = new ArrayList<>();
        for (int pod = 100; pod < 300; pod++) {
            before = before.withPod("shop", name + pod, Map.of("app", "p" + pod));
            policies.add(Clusters.policy("shop", "p" + pod, """
                    podSelector: {matchLabels: {app: p%d}}
                    policyTypes: [Ingress]
                    ingress: [{ports: [{port: %d}]}]""".formatted(pod, pod)));
        }
        ConnectivityDiff diff = diff(before, Clusters.with(before, policies.toArray(String[]::new)));

        assertThat(diff.toText().lines().skip(2)).noneMatch(String::isBlank);
        assertThat(diff.toText().length() + diff.toMarkdown().length()).isGreaterThan(60_000);
        assertThat(diff.toMarkdown())
                .hasSizeLessThan(65_536)
                .contains("\nand 150 more lines\n")
                .doesNotContain("<details>");
    }

    @Test
    void writes_three_names_and_no_more() {
        Cluster two = pods("a", "b", "web");
        Cluster three = pods("a", "b", "c", "web");
        Cluster four = pods("a", "b", "c", "d", "web");

        assertThat(diff(two, closed(two, "web")).toMarkdown())
                .contains("| closed | `shop/a`, `shop/b`, `outside` | `shop/web` | All connections |\n")
                .doesNotContain("<details>");
        assertThat(diff(three, closed(three, "web")).toMarkdown())
                .contains("| closed | `shop/a`, `shop/b` and 2 more | `shop/web` | All connections |\n")
                .contains("<details>");
        assertThat(diff(four, closed(four, "web")).toMarkdown())
                .contains("| closed | `every other pod`, `outside` | `shop/web` | All connections |\n")
                .doesNotContain("<details>");
    }

    @Test
    void fences_the_text_in_markdown_whatever_is_in_it() {
        List<String> pods = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            pods.add(Clusters.pod("shop", name, "{app: %s}".formatted(name))
                    .replace("labels", "ownerReferences: [{kind: Job, name: '```%s'}], labels".formatted(name)));
        }
        Cluster cluster = closed(Clusters.of(pods.toArray(String[]::new)), "f");

        assertThat(diff(cluster, closed(closed(cluster, "a"), "b")).toMarkdown())
                .contains("\n````\n0 connections opened")
                .endsWith("\n````\n\n</details>\n");
    }

    @Test
    void keeps_any_name_in_its_cell_of_markdown() {
        Cluster cluster = Clusters.of(Clusters.pod("shop", "a", "{app: a}")
                .replace("labels", "ownerReferences: [{kind: Job, name: \"a|b`</td>\\n@all\"}], labels"));

        assertThat(diff(cluster, closed(cluster, "a")).toMarkdown())
                .contains("| closed | `shop/a\\|b'</td> @all` | `outside` | All connections |\n");
    }
}
