package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The last few answers to questions about small trees, for questions that come again and again. Safe for several threads. */
final class Recent<T> {

    private static final int MOST = 64;
    private static final int LARGEST = 500;

    private final Map<ObjectNode, T> answers = new LinkedHashMap<>(MOST, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectNode, T> eldest) {
            return size() > MOST;
        }
    };

    /**
     * {@return the answer of last time, or a new one}
     *
     * @param tree what is asked about; must not be changed
     * @param work finds the answer
     */
    T get(ObjectNode tree, Function<ObjectNode, T> work) {
        if (size(tree, 0) > LARGEST) {
            return work.apply(tree);
        }
        synchronized (answers) {
            T known = answers.get(tree);
            if (known != null) {
                return known;
            }
        }
        T found = work.apply(tree);
        synchronized (answers) {
            // What was written elsewhere must not be kept alive, nor change.
            answers.put(tree.deepCopy(), found);
        }
        return found;
    }

    /** The number of values and the length of texts, as far as it matters. */
    private static int size(JsonNode node, int before) {
        int size = before + 1 + (node.isTextual() ? node.textValue().length() / 16 : 0);
        for (JsonNode child : node) {
            if (size > LARGEST) {
                return size;
            }
            size = size(child, size);
        }
        return size;
    }
}
