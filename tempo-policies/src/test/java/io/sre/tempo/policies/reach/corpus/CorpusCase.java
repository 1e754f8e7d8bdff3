package io.sre.tempo.policies.reach.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One recorded case. */
record CorpusCase(String name, Path folder, JsonNode expected) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@return all cases below a folder, in the order of their names} */
    static List<CorpusCase> below(Path corpus) {
        try (Stream<Path> files = Files.walk(corpus)) {
            List<Path> found = files.filter(file -> file.endsWith("expected.json"))
                    .sorted()
                    .toList();
            List<CorpusCase> cases = new ArrayList<>();
            for (Path file : found) {
                Path folder = file.resolveSibling("");
                String name = corpus.relativize(folder).toString();
                cases.add(new CorpusCase(name, folder, read(file)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how many assertions each case has, as {@code INDEX.json} beside them says; empty without such a file} */
    static Map<String, Integer> index(Path corpus) {
        Path index = corpus.resolve("INDEX.json");
        Map<String, Integer> assertions = new TreeMap<>();
        if (Files.exists(index)) {
            for (JsonNode listed : read(index).path("cases")) {
                assertions.put(
                        listed.path("case").asText(), listed.path("assertions").asInt());
            }
        }
        return assertions;
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path manifests() {
        return folder.resolve("manifests");
    }

    /** Whether the policies and rules behind the answers are recorded, too. */
    boolean isExplained() {
        return Files.exists(folder.resolve("expected-explain.json"));
    }

    JsonNode explanations() {
        return read(folder.resolve("expected-explain.json"));
    }

    String type() {
        return expected.path("type").asText();
    }

    /** Recorded from netpol-analyzer, which has conventions that no flag names: finished pods count, ranges are IPv4. */
    boolean isOfNetpolAnalyzer() {
        return expected.path("source").asText().startsWith("np-guard/netpol-analyzer");
    }

    private boolean flag(String name, boolean otherwise) {
        return expected.path("semantics").path(name).asBoolean(otherwise);
    }

    boolean ipBlockSelectsPods() {
        return flag("ipBlockSelectsPods", true);
    }

    boolean networksSelectPods() {
        return flag("networksSelectPods", true);
    }

    boolean hostNetworkPodsAreNodes() {
        return flag("hostNetworkPodsAreNodes", false);
    }

    boolean namespaceNameLabel() {
        return flag("autoNamespaceNameLabel", true);
    }

    boolean ownNodeTrafficAllowed() {
        return flag("localNodeTrafficAllowed", false);
    }

    /** Whether a queried address that a pod has means that pod. */
    boolean addressesMeanPods() {
        return flag("resolvePodIPs", false);
    }

    @Override
    public String toString() {
        return name;
    }
}
