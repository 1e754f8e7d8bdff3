package io.sre.tempo.datasource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sre.tempo.model.finding.Problems;
import io.sre.tempo.model.yaml.Yaml;
import io.sre.tempo.model.yaml.YamlException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one place that knows how Grafana expands variables in a provisioning file ({@code pkg/services/provisioning/values},
 * {@code pkg/setting/expanders.go}): it splits each value, but no key, at {@code $$}, expands
 * {@code $__name{…}} and <code>${NAME}</code> in the parts, then {@code $NAME} in the result, and joins the parts with a
 * single dollar sign.
 *
 * <p>A {@link PlainDocument} goes in and text comes out, or the other way round, so nothing can be escaped twice.
 */
final class ProvisioningText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** The key of the object whose values are secrets. */
    static final String SECRETS = "secureJsonData";

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$__file\\{(?<file>[^${}]+)}|\\$__vault\\{(?<vault>[^${}]+)}"
                    + "|\\$(?<bare>[A-Za-z_]\\w*)|\\$(?:__env)?\\{(?<braced>[A-Za-z_]\\w*)}");

    private ProvisioningText() {}

    /** {@return the text of a document, its literal dollar signs doubled} */
    static String write(PlainDocument document) {
        return Yaml.write(escaped(document.root()));
    }

    /** {@return the document of a text; empty, with a problem, if it is no YAML object} */
    static Optional<PlainDocument> read(String yaml, Problems problems) {
        try {
            if (Yaml.read(yaml) instanceof ObjectNode root) {
                return Optional.of(new PlainDocument(plainObject(root, problems)));
            }
            problems.add("file", "", "must be a YAML object", "begin with \"apiVersion: 1\"");
        } catch (YamlException malformed) {
            // Not its message, which may quote a secret.
            String place = "line %d, column %d".formatted(malformed.line(), malformed.column());
            problems.add("file", "", "must be YAML, which it is not at " + place, "mend it there");
        }
        return Optional.empty();
    }

    /** {@return a reference to a secret as Grafana reads it; a literal with its dollar signs doubled} */
    static String placeholder(SecretValue secret) {
        String reference = switch (secret.source()) {
            case FILE -> "$__file{%s}".formatted(secret.text());
            case VAULT -> "$__vault{%s}".formatted(secret.text());
            case ENVIRONMENT -> "$" + secret.text();
            case LITERAL -> doubled(secret.text());
        };
        return doubled(secret.prefix()) + reference;
    }

    private static JsonNode escaped(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), escaped(member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            array.forEach(element -> copy.add(escaped(element)));
            return copy;
        }
        if (node instanceof POJONode secret) {
            return TextNode.valueOf(placeholder((SecretValue) secret.getPojo()));
        }
        return node.isTextual() ? TextNode.valueOf(doubled(node.textValue())) : node;
    }

    private static JsonNode plain(JsonNode node, Problems problems) {
        if (node instanceof ObjectNode object) {
            return plainObject(object, problems);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            for (int index = 0; index < array.size(); index++) {
                copy.add(plain(array.get(index), problems.at("[%d]".formatted(index))));
            }
            return copy;
        }
        return node.isTextual() ? plainText(node.textValue(), problems) : node;
    }

    private static ObjectNode plainObject(ObjectNode object, Problems problems) {
        ObjectNode copy = NODES.objectNode();
        object.properties().forEach(member -> {
            Problems at = problems.at(member.getKey());
            boolean secrets =
                    member.getKey().equals(SECRETS) && member.getValue().isObject();
            copy.set(member.getKey(), secrets ? secrets(member.getValue(), at) : plain(member.getValue(), at));
        });
        return copy;
    }

    private static TextNode plainText(String text, Problems problems) {
        int single = firstSingle(text);
        if (single >= 0) {
            // Not the text, which may be a secret in the wrong place.
            problems.add(
                    "",
                    "",
                    "must have no single '$', which Grafana would expand, as at character " + (single + 1),
                    "write \"$$\" for every dollar sign, and the value itself for a variable");
        }
        return TextNode.valueOf(halved(text));
    }

    private static ObjectNode secrets(JsonNode secrets, Problems problems) {
        ObjectNode copy = NODES.objectNode();
        secrets.properties().forEach(member -> {
            JsonNode value = member.getValue();
            copy.set(
                    member.getKey(),
                    value.isTextual() ? secret(value.textValue(), problems.at(member.getKey())) : value);
        });
        return copy;
    }

    private static JsonNode secret(String text, Problems problems) {
        int single = firstSingle(text);
        if (single < 0) {
            return NODES.pojoNode(SecretValue.literalInTheFile(halved(text)));
        }
        Matcher placeholder = PLACEHOLDER.matcher(text.substring(single));
        if (placeholder.matches()) {
            return NODES.pojoNode(reference(placeholder).withPrefix(halved(text.substring(0, single))));
        }
        problems.add(
                "",
                "****",
                "must be text without single '$', with at most one variable at its end",
                "write $NAME or $__file{/path}, and \"$$\" for every other dollar sign");
        return NODES.nullNode();
    }

    private static SecretValue reference(Matcher placeholder) {
        if (placeholder.group("file") != null) {
            return SecretValue.fromFile(placeholder.group("file"));
        }
        if (placeholder.group("vault") != null) {
            return SecretValue.fromVault(placeholder.group("vault"));
        }
        String bare = placeholder.group("bare");
        return SecretValue.fromEnvironment(bare == null ? placeholder.group("braced") : bare);
    }

    /** Where the first dollar sign stands that is not half of a pair; -1 if there is none. */
    private static int firstSingle(String text) {
        int at = text.indexOf('$');
        while (at >= 0 && text.startsWith("$$", at)) {
            at = text.indexOf('$', at + 2);
        }
        return at;
    }

    private static String doubled(String text) {
        return text.replace("$", "$$");
    }

    private static String halved(String text) {
        return text.replace("$$", "$");
    }
}
