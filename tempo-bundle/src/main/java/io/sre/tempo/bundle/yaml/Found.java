package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.databind.JsonNode;

/** What was found somewhere, in words: the value itself may be a secret. */
record Found(String words) {

    static Found of(JsonNode node) {
        return new Found(
                switch (node.getNodeType()) {
                    case OBJECT -> "an object";
                    case ARRAY -> "a list";
                    case STRING -> "text";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "true or false";
                    default -> "nothing";
                });
    }

    @Override
    public String toString() {
        return words;
    }
}
