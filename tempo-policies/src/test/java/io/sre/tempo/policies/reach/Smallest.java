package io.sre.tempo.policies.reach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sre.tempo.model.yaml.Yaml;
import io.sre.tempo.policies.reach.Comparison.Disagreement;
import io.sre.tempo.policies.reach.random.RandomCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes away from a cluster whatever a disagreement does not need. */
final class Smallest {

    private RandomCluster cluster;
    private Disagreement disagreement;

    private Smallest(RandomCluster cluster, Disagreement disagreement) {
        this.cluster = cluster;
        this.disagreement = disagreement;
        keepIfItStillDiffers(cluster.objects(), cluster.sketches());
    }

    /** {@return a text with the smallest cluster that still shows a disagreement, and with what it is} */
    static String of(RandomCluster cluster, Disagreement disagreement) {
        Smallest smallest = new Smallest(cluster, disagreement);
        while (smallest.removeAnObject() || smallest.removeASketch() || smallest.removeAPart()) {
            // until nothing more can go
        }
        return smallest.text();
    }

    private boolean removeAnObject() {
        for (int i = 0; i < cluster.objects().size(); i++) {
            List<ObjectNode> less = new ArrayList<>(cluster.objects());
            less.remove(i);
            if (keepIfItStillDiffers(less, cluster.sketches())) {
                return true;
            }
        }
        return false;
    }

    private boolean removeASketch() {
        for (int i = 0; i < cluster.sketches().size(); i++) {
            List<RandomCluster.Sketch> less = new ArrayList<>(cluster.sketches());
            less.remove(i);
            if (keepIfItStillDiffers(cluster.objects(), less)) {
                return true;
            }
        }
        return false;
    }

    private boolean removeAPart() {
        for (int i = 0; i < cluster.objects().size(); i++) {
            int parts = parts(cluster.objects().get(i));
            for (int part = 0; part < parts; part++) {
                List<ObjectNode> less = new ArrayList<>(cluster.objects());
                ObjectNode copy = less.get(i).deepCopy();
                remove(copy, new int[] {part});
                less.set(i, copy);
                if (keepIfItStillDiffers(less, cluster.sketches())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int parts(JsonNode tree) {
        int parts = 0;
        for (JsonNode child : tree) {
            parts += 1 + parts(child);
        }
        return parts;
    }

    /** Removes the field or item of that number, counted in the order of the text; counts down on the way. */
    private static void remove(JsonNode tree, int[] number) {
        if (tree instanceof ObjectNode object) {
            for (var field : List.copyOf(object.properties())) {
                if (number[0]-- == 0) {
                    object.remove(field.getKey());
                    return;
                }
                remove(field.getValue(), number);
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (number[0]-- == 0) {
                    array.remove(i);
                    return;
                }
                remove(array.get(i), number);
            }
        }
    }

    private boolean keepIfItStillDiffers(List<ObjectNode> objects, List<RandomCluster.Sketch> sketches) {
        RandomCluster smaller = new RandomCluster(
                cluster.seed(),
                List.copyOf(objects),
                List.copyOf(sketches),
                cluster.options(),
                List.of(disagreement.question(), disagreement.another()));
        try {
            Optional<Disagreement> still = new Comparison(smaller).disagreement();
            if (still.isPresent() && still.get().question().equals(disagreement.question())) {
                disagreement = still.get();
                cluster = smaller;
                return true;
            }
            return false;
        } catch (RuntimeException e) {
            return false; // what is left is no cluster, or no longer has the pods
        }
    }

    private String text() {
        return "seed %d, %s%n%s%n%s%n%s%n%s"
                .formatted(
                        cluster.seed(),
                        disagreement.question(),
                        disagreement.difference(),
                        cluster.options(),
                        cluster.sketches(),
                        Yaml.writeAll(cluster.objects()));
    }
}
