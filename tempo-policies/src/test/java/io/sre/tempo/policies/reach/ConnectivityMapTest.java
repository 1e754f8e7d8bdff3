package io.sre.tempo.policies.reach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sre.tempo.policies.reach.ConnectivityMap.Group;
import io.sre.tempo.policies.reach.ConnectivityMap.Link;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectivityMapTest {

    /** Ends whatever it stands in: a cell, a label, an element, a script, a place in a page. */
    private static final String HOSTILE = "=a\", \r\n</pre></script><script>window.hacked=1</script><!-- `|*_"
            + " {{json}} $1 \\N \\\" &lt; #quot; ]])} \u2028 end";

    private static final ConnectivityMap SHOP = map(Landscapes.shop());

    private static ConnectivityMap map(Cluster cluster) {
        return Reachability.of(cluster).map();
    }

    private static ConnectivityMap hostile() {
        Group pods = new Group(HOSTILE, map(Landscapes.shop()).groups().get(0).pods(), List.of());
        Group outside = new Group("outside " + HOSTILE, List.of(), List.of(HOSTILE));
        Connections ports = Connections.of(Protocol.TCP, 80);
        return new ConnectivityMap(List.of(pods, outside), List.of(new Link(pods, outside, ports, Connections.none())));
    }

    @Test
    void is_drawn_in_every_form() {
        GoldenFile.assertMatches("map-shop.golden.txt", SHOP.toText());
        GoldenFile.assertMatches("map-shop.golden.json", SHOP.toJson());
        GoldenFile.assertMatches("map-shop.golden.csv", SHOP.toCsv());
        GoldenFile.assertMatches("map-shop.golden.mmd", SHOP.toMermaid());
        GoldenFile.assertMatches("map-shop.golden.dot", SHOP.toDot());
        GoldenFile.assertMatches("map-shop.golden.html", withoutCode(SHOP.toHtml()));
    }

    /** What a browser does with the page is no matter of a text comparison. */
    private static String withoutCode(String page) {
        return page.replaceAll("(?s)<style>.*?</style>", "<style></style>")
                .replaceAll("(?s)<script>.*?</script>", "<script></script>")
                .replaceAll("sha256-[^']+", "sha256-");
    }

    @Test
    void says_who_reaches_tempo() {
        GoldenFile.assertMatches("map-tempo.golden.txt", map(Landscapes.tempo()).toText());
    }

    @Test
    void becomes_a_list_where_a_matrix_has_no_room() {
        String text = map(Landscapes.teams()).toText();

        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        GoldenFile.assertMatches("map-teams.golden.txt", text);
    }

    @Test
    void is_the_same_every_time() {
        ConnectivityMap again = map(Landscapes.shop());

        assertThat(again.toText()).isEqualTo(SHOP.toText());
        assertThat(again.toJson()).isEqualTo(SHOP.toJson());
        assertThat(again.toCsv()).isEqualTo(SHOP.toCsv());
        assertThat(again.toMermaid()).isEqualTo(SHOP.toMermaid());
        assertThat(again.toDot()).isEqualTo(SHOP.toDot());
        assertThat(again.toHtml()).isEqualTo(SHOP.toHtml());
    }

    @Test
    void of_an_empty_cluster_knows_only_the_outside() {
        ConnectivityMap map = map(Cluster.empty());

        assertThat(map.toText()).isEqualTo("1 group, 0 connections\n\nWithout any connection:\n    outside\n");
        assertThat(map.toCsv()).isEqualTo("from,to,allowed,unknown\r\n");
        assertThat(map.toMermaid()).isEqualTo("flowchart LR\n  g1([\"outside\"])\n");
        assertThat(tree(map.toJson()).at("/groups/0/addresses")).hasSize(2);
    }

    @Test
    void tells_a_closed_pod_from_the_outside() {
        ConnectivityMap map = map(Clusters.of(
                Clusters.pod("shop", "web", "{}"),
                Clusters.policy("shop", "closed", "podSelector: {}\npolicyTypes: [Ingress, Egress]")));

        assertThat(map.groups()).extracting(Group::name).containsExactly("shop/web", "outside");
        assertThat(map.toText())
                .isEqualTo("2 groups, 0 connections\n\nWithout any connection:\n    shop/web, outside\n");
    }

    @Test
    void names_members_of_groups_that_are_too_many_for_a_name() {
        Cluster cluster = Cluster.empty();
        for (int number = 10; number < 40; number++) {
            cluster = cluster.withPod("shop", "a-worker-with-a-name-" + number, Map.of());
        }

        assertThat(map(cluster).toText())
                .startsWith("2 groups, 3 connections; rows connect to columns\n\n")
                .contains("""
                        Groups of several:
                        1 shop/a-worker-with-a-name-10, shop/a-worker-with-a-name-11 and 28 more
                            shop/a-worker-with-a-name-10, shop/a-worker-with-a-name-11, shop/a-worker-with-a-name-12,
                        """)
                .endsWith(" shop/a-worker-with-a-name-39\n");
    }

    @ParameterizedTest
    @CsvSource({"41, 2", "42, 3", "120, 4"})
    void wraps_members_at_a_hundred_columns(int length, int lines) {
        Cluster cluster = Cluster.empty();
        for (int pod = 0; pod < 4; pod++) {
            cluster = cluster.withPod("shop", "x".repeat(length - 1) + pod, Map.of());
        }

        List<String> text = map(cluster).toText().lines().toList();

        assertThat(text.subList(text.indexOf("Groups of several:") + 2, text.size()))
                .hasSize(lines)
                .allMatch(line -> line.startsWith("    shop/x") && line.length() <= Math.max(100, length + 10));
    }

    @Test
    void becomes_a_list_where_ports_make_it_wide() {
        List<String> documents = new ArrayList<>();
        for (int pod = 10; pod < 32; pod++) {
            documents.add(Clusters.pod("shop", "p" + pod, "{app: p%d}".formatted(pod)));
            documents.add(Clusters.policy("shop", "p" + pod, """
                    podSelector: {matchLabels: {app: p%d}}
                    policyTypes: [Ingress, Egress]
                    ingress: [{ports: [{port: 80%d}]}]
                    egress: [{to: [{podSelector: {}}]}]""".formatted(pod, pod)));
        }
        documents.add(Clusters.policy("shop", "far", """
                podSelector: {matchLabels: {app: p10}}
                policyTypes: [Egress]
                egress:
                  - to:
                      - ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}
                    ports: [{port: 443}]"""));

        assertThat(map(Clusters.of(documents.toArray(String[]::new))).toText())
                .contains("\nshop/p11 -> shop/p10  TCP 8010")
                .contains("\nshop/p10 -> outside IPv4 except 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16  TCP 443\n");
    }

    @Test
    void orders_groups_and_pods_by_namespace_and_name() {
        String namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: b, labels: {team: b}}";
        ConnectivityMap map = map(Clusters.of(
                Clusters.pod("c", "c1", "{app: x}"),
                Clusters.pod("b", "b1", "{app: x}"),
                Clusters.pod("a", "a2", "{app: z}"),
                Clusters.pod("a", "a1", "{app: x}"),
                Clusters.pod("a", "a3", "{app: x}"),
                namespace,
                Clusters.policy("a", "open", """
                        podSelector: {matchLabels: {app: x}}
                        ingress: [{}]"""),
                Clusters.policy("b", "some", """
                        podSelector: {}
                        ingress: [{from: [{namespaceSelector: {matchLabels: {team: b}}}], ports: [{port: 1}]}]"""),
                Clusters.policy("c", "none", "podSelector: {}")));

        assertThat(map.groups())
                .extracting(Group::toString)
                .containsExactly("a/a1, a/a2, a/a3", "b/b1", "c/c1", "outside");
    }

    @Test
    void lists_addresses_that_are_too_many_for_a_name() {
        String text = map(Clusters.of(Clusters.pod("shop", "web", "{}"), Clusters.policy("shop", "web", """
                        podSelector: {}
                        egress:
                          - to:
                              - ipBlock: {cidr: 10.0.0.0/29, except: [10.0.0.1/32, 10.0.0.3/32, 10.0.0.5/32]}
                        policyTypes: [Egress]""")))
                .toText();

        assertThat(text)
                .contains(
                        " outside 10.0.0.0, 10.0.0.2 and 2 more\n    10.0.0.0, 10.0.0.2, 10.0.0.4, 10.0.0.6-10.0.0.7\n");
    }

    @Test
    void gives_each_set_of_ports_a_letter() {
        StringBuilder ingress = new StringBuilder("podSelector: {}\npolicyTypes: [Ingress, Egress]\ningress:\n");
        Cluster cluster = Cluster.empty().withPod("web", "web", Map.of());
        for (int client = 10; client < 37; client++) {
            cluster = cluster.withPod("c", "c" + client, Map.of("app", "c" + client));
            ingress.append("""
                    - from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: c%d}}}]
                      ports: [{port: %d, protocol: UDP}]
                    """.formatted(client, client));
        }

        String text = map(Clusters.with(
                        cluster,
                        Clusters.policy("web", "web", ingress.toString()),
                        Clusters.policy("c", "closed", "podSelector: {}\npolicyTypes: [Ingress]")))
                .toText();

        assertThat(text).contains("\na       UDP 10\n", "\nz       UDP 35\naa      UDP 36\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{cidr: 0.0.0.0/0} | outside IPv4 | outside IPv6",
                "{cidr: 10.0.0.0/8} | outside IPv6 and IPv4 except 10.0.0.0/8 | outside 10.0.0.0/8",
                "{cidr: 'fd00::/8'} | outside IPv4 and IPv6 except fd00::/8 | outside fd00::/8",
                "{cidr: 10.1.2.3/32} | outside IPv6 and IPv4 except 10.1.2.3 | outside 10.1.2.3",
                "{cidr: 'fd00::1/128'} | outside IPv4 and IPv6 except fd00::1 | outside fd00::1",
                "{cidr: 'fd00::/64'} | outside IPv4 and IPv6 except fd00::/64 | outside fd00::/64",
                "{cidr: 0.0.0.0/1} | outside IPv6 and 128.0.0.0/1 | outside 0.0.0.0/1",
                "{cidr: 10.0.0.0/30, except: [10.0.0.0/32, 10.0.0.3/32]}"
                        + " | outside IPv6 and IPv4 except 10.0.0.1-10.0.0.2 | outside 10.0.0.1-10.0.0.2",
                "{cidr: 'fd00::/62', except: ['fd00::/64']}"
                        + " | outside IPv4 and IPv6 except fd00:0:0:1::-fd00::3:ffff:ffff:ffff:ffff"
                        + " | outside fd00:0:0:1::-fd00::3:ffff:ffff:ffff:ffff",
                "{cidr: 'fd00::/62', except: ['fd00::/64', 'fd00:0:0:3::/64']}"
                        + " | outside IPv4 and IPv6 except fd00:0:0:1::-fd00::2:ffff:ffff:ffff:ffff"
                        + " | outside fd00:0:0:1::-fd00::2:ffff:ffff:ffff:ffff",
                "{cidr: 'fd00::/63', except: ['fd00:0:0:1:8000::/65']}"
                        + " | outside IPv4 and IPv6 except fd00::-fd00::1:7fff:ffff:ffff:ffff"
                        + " | outside fd00::-fd00::1:7fff:ffff:ffff:ffff",
                "{cidr: 10.0.0.0/30, except: [10.0.0.0/32]} | outside IPv6 and IPv4 except 10.0.0.1-10.0.0.3"
                        + " | outside 10.0.0.1-10.0.0.3",
                "{cidr: 10.0.0.0/24, except: [10.0.0.1/32, 10.0.0.3/32, 10.0.0.5/32]}"
                        + " | outside IPv6 and IPv4 except 10.0.0.0, 10.0.0.2 and 2 more"
                        + " | outside 10.0.0.0, 10.0.0.2 and 2 more"
            })
    void names_addresses_outside_by_blocks(String block, String one, String other) {
        ConnectivityMap map = map(
                Clusters.of(Clusters.pod("shop", "web", "{}"), Clusters.policy("shop", "web", """
                        podSelector: {}
                        egress: [{to: [{ipBlock: %s}]}]
                        policyTypes: [Egress]""".formatted(block))));

        assertThat(map.groups()).extracting(Group::name).containsExactlyInAnyOrder("shop/web", one, other);
    }

    @Test
    void names_pods_where_not_all_of_a_workload_are_meant() {
        ConnectivityMap map =
                map(Clusters.of(owned("a"), owned("b"), owned("c"), Clusters.policy("shop", "closed", """
                        podSelector: {matchLabels: {app: b}}
                        policyTypes: [Egress]""")));

        assertThat(map.groups()).extracting(Group::name).containsExactly("shop/a, shop/c", "shop/b", "outside");
    }

    private static String owned(String name) {
        return Clusters.pod("shop", name, "{app: %s}".formatted(name))
                .replace("labels", "ownerReferences: [{kind: Job, name: all}], labels");
    }

    @Test
    void numbers_groups_of_the_same_name() {
        ConnectivityMap map = map(Clusters.of(
                Clusters.pod("shop", "a", "{app: a}"),
                Landscapes.workload("Deployment", "shop", "a").replace("app: a", "app: b"),
                Clusters.policy("shop", "closed", """
                        podSelector: {matchLabels: {app: b}}
                        policyTypes: [Egress]""")));

        assertThat(map.groups()).extracting(Group::name).containsExactly("shop/a", "shop/a (2)", "outside");
    }

    @Test
    void lets_no_owner_move_the_cursor() {
        ConnectivityMap map = map(Clusters.of(Clusters.pod("shop", "a", "{}")
                .replace("labels", "ownerReferences: [{kind: Job, name: \"j\\e[2J\\nk\"}], labels")));

        assertThat(map.groups()).extracting(Group::name).containsExactly("shop/j [2J k", "outside");
    }

    @Test
    void does_not_know_whether_pods_without_a_common_family_connect() {
        ConnectivityMap map = map(Clusters.of(
                Clusters.pod("shop", "old", "{}", "containers: []", "{podIP: 10.0.0.1}"),
                Clusters.pod("shop", "new", "{}", "containers: []", "{podIP: 'fd00::1'}")));

        assertThat(map.links())
                .extracting(Link::toString)
                .contains("shop/new -> shop/old: unknown: All connections", "shop/new -> outside: All connections");
    }

    @Test
    void has_the_same_links_in_json() {
        JsonNode json = tree(SHOP.toJson());
        List<String> links = new ArrayList<>();
        for (JsonNode link : json.path("links")) {
            links.add("%s -> %s: %s"
                    .formatted(
                            name(json, link.path("from").asText()),
                            name(json, link.path("to").asText()),
                            ports(link.path("allowed")).union(ports(link.path("unknown")))));
        }

        assertThat(links)
                .isEqualTo(SHOP.links().stream()
                        .map(link -> "%s -> %s: %s"
                                .formatted(
                                        link.from(), link.to(), link.allowed().union(link.unknown())))
                        .toList());
    }

    private static String name(JsonNode json, String id) {
        return json.path("groups")
                .get(Integer.parseInt(id.substring(1)) - 1)
                .path("name")
                .asText();
    }

    private static Connections ports(JsonNode ranges) {
        Connections ports = Connections.none();
        for (JsonNode range : ranges) {
            Protocol protocol = Protocol.valueOf(range.path("protocol").asText());
            ports = ports.union(Connections.of(
                    protocol, range.path("from").asInt(), range.path("to").asInt()));
        }
        return ports;
    }

    @Test
    void keeps_any_name_in_its_cell_of_csv() {
        List<List<String>> rows = csv(hostile().toCsv());

        assertThat(rows)
                .containsExactly(
                        List.of("from", "to", "allowed", "unknown"),
                        List.of("'" + HOSTILE, "outside " + HOSTILE, "TCP 80", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@a", "\ta", "\ra"})
    void lets_no_spreadsheet_see_a_formula(String name) {
        Group group = new Group(name, List.of(), List.of());
        Link link = new Link(group, group, Connections.all(), Connections.none());

        assertThat(csv(new ConnectivityMap(List.of(group), List.of(link)).toCsv())
                        .get(1))
                .startsWith("'" + name, "'" + name);
    }

    @Test
    void quotes_a_lone_carriage_return() {
        Group group = new Group("a\rb", List.of(), List.of());
        Link link = new Link(group, group, Connections.all(), Connections.none());

        assertThat(new ConnectivityMap(List.of(group), List.of(link)).toCsv())
                .endsWith("\"a\rb\",\"a\rb\",All connections,\r\n");
    }

    /** Reads CSV by RFC 4180. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '"' && quoted && text.startsWith("\"\"", index)) {
                cell.append(character);
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == ',' || text.startsWith("\r\n", index))) {
                rows.get(rows.size() - 1).add(cell.toString());
                cell.setLength(0);
                if (character == '\r') {
                    rows.add(new ArrayList<>());
                    index++;
                }
            } else {
                cell.append(character);
            }
        }
        return rows.subList(0, rows.size() - 1);
    }

    @Test
    void leaves_nothing_in_mermaid_that_could_mean_something() {
        assertThat(hostile().toMermaid()).contains("#32;#32;").doesNotContain("#13;");
        assertThat(hostile().toMermaid().lines())
                .hasSize(6)
                .filteredOn(line -> line.contains("\""))
                .allMatch(line ->
                        line.replaceAll("\"[A-Za-z0-9 ./:,;()#-]*\"", "").indexOf('"') < 0);
    }

    @Test
    void quotes_names_for_graphviz() {
        String dot = hostile().toDot();

        assertThat(dot).contains("g1 [label=\"=a\\\",   </pre>", "\\\\N \\\\\\\" &amp;lt; #quot;");
        assertThat(dot.lines()).hasSize(13);
    }

    @Test
    void holds_the_same_data_in_the_page() {
        for (ConnectivityMap map : List.of(SHOP, hostile())) {
            String json = only("(?s)<script type=\"application/json\" id=\"map\">(.*?)</script>", map.toHtml());

            assertThat(json).doesNotContain("<").doesNotContain(">").doesNotContain("&");
            assertThat(tree(json)).isEqualTo(tree(map.toJson()));
        }
    }

    @Test
    void lets_no_name_out_of_its_place_in_the_page() {
        String page = hostile().toHtml();

        assertThat(page).doesNotContain("<script>window").doesNotContain("<!--").contains("{{json}}");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(2);
        assertThat(only("(?s)<pre>(.*)</pre>", page)).contains("&lt;/pre&gt;", "&amp;lt;");
    }

    @Test
    void loads_nothing_and_runs_only_its_own_script() throws NoSuchAlgorithmException {
        String page = SHOP.toHtml();
        String policy = only("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"", page);

        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("src=")
                .doesNotContain("url(");
        assertThat(Arrays.asList(policy.split("; ")))
                .contains(
                        "default-src 'none'",
                        "script-src '%s'".formatted(hash(only("(?s)<script>(.*?)</script>", page))),
                        "style-src '%s'".formatted(hash(only("(?s)<style>(.*?)</style>", page))));
    }

    private static String hash(String content) throws NoSuchAlgorithmException {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    }

    private static String only(String pattern, String text) {
        List<MatchResult> found =
                Pattern.compile(pattern).matcher(text).results().toList();
        assertThat(found).hasSize(1);
        return found.get(0).group(1);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
