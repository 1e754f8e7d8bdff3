package io.sre.tempo.policies.reach.random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.policies.reach.naive.NaiveOptions;
import java.util.List;
import java.util.Map;

/**
 * A cluster by chance, with questions about it.
 *
 * @param seed what {@link RandomClusters#of(long)} makes it of again
 * @param objects its manifests
 * @param sketches pods of which only the labels are known
 */
public record RandomCluster(
        long seed, List<ObjectNode> objects, List<Sketch> sketches, NaiveOptions options, List<Question> questions) {

    /** A field that no version of the API knows; it stands where a peer of an admin policy is said. */
    static final String UNKNOWN_PEER = "peerOfTheFuture";

    /** {@return whether there is something in it that only a later version of the API may know} */
    public boolean isOfTheFuture() {
        return objects.toString().contains(UNKNOWN_PEER);
    }

    @Override
    public String toString() {
        return "cluster of seed " + seed;
    }

    /** A pod of which only the labels are known. */
    public record Sketch(String namespace, String name, Map<String, String> labels) {}

    /**
     * Traffic.
     *
     * @param from a pod by namespace and name, {@code shop/web}, or an address
     * @param to the same
     */
    public record Question(String from, String to, int port, String protocol) {

        /** {@return whether this names a pod, not an address} */
        public static boolean isPod(String end) {
            return end.contains("/");
        }

        @Override
        public String toString() {
            return from + " -> " + to + " on " + port + "/" + protocol;
        }
    }
}
