package io.sre.tempo.model.yaml;

import java.util.List;

/** The documents of a text, and what could not be read of it. */
public final class YamlDocuments {

    private final List<YamlDocument> list;
    private final List<YamlException> refused;

    YamlDocuments(List<YamlDocument> list, List<YamlException> refused) {
        this.list = List.copyOf(list);
        this.refused = List.copyOf(refused);
    }

    /** {@return the documents that hold anything, in their order} */
    public List<YamlDocument> list() {
        return list;
    }

    /** {@return why the others could not be read, in their order} */
    public List<YamlException> refused() {
        return refused;
    }
}
