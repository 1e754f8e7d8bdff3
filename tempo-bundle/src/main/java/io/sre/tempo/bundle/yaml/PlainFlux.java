package io.sre.tempo.bundle.yaml;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/**
 * Tells at first sight that an object of Flux fits its CRD: it has only what nearly every such object has, in the plainest
 * form. All others have to be read into their types, which alone know the whole CRD; that takes the JVM a quarter of a second
 * when it does so first.
 */
final class PlainFlux {

    private static final int LONGEST_NAME = 53;
    private static final int LONGEST_TEXT = 2_000;

    /** A part of an object. */
    private interface Part {
        boolean fits(JsonNode value);
    }

    private record OneOf(Set<String> texts) implements Part {

        static OneOf of(String... texts) {
            return new OneOf(Set.of(texts));
        }

        @Override
        public boolean fits(JsonNode value) {
            return value instanceof TextNode && texts.contains(value.textValue());
        }
    }

    private record Each(Part element) implements Part {
        @Override
        public boolean fits(JsonNode value) {
            if (!(value instanceof ArrayNode)) {
                return false;
            }
            for (JsonNode one : value) {
                if (!element.fits(one)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An object; what is mandatory must be there, and nothing else than what is known. */
    private record Fields(Set<String> mandatory, Map<String, Part> known) implements Part {
        @Override
        public boolean fits(JsonNode value) {
            if (!(value instanceof ObjectNode)) {
                return false;
            }
            int found = 0;
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                Part part = known.get(field.getKey());
                if (part == null || !part.fits(field.getValue())) {
                    return false;
                }
                found += mandatory.contains(field.getKey()) ? 1 : 0;
            }
            return found == mandatory.size();
        }
    }

    private enum Form implements Part {
        /** Text with something in it. */
        TEXT,
        /** A name that is good for anything. */
        NAME,
        /** One number with one unit. */
        DURATION,
        /** The same without hours. */
        SHORT_DURATION,
        NUMBER,
        SWITCH,
        /** An object with anything in it. */
        ANYTHING,
        /** An object with texts in it. */
        TEXTS,
        URL,
        OCI_URL;

        @Override
        public boolean fits(JsonNode value) {
            return switch (this) {
                case NUMBER -> value.isInt();
                case SWITCH -> value instanceof BooleanNode;
                case ANYTHING -> value instanceof ObjectNode;
                case TEXTS -> value instanceof ObjectNode && hasTextsOnly(value);
                default -> value instanceof TextNode && fits(value.textValue());
            };
        }

        private boolean fits(String text) {
            return switch (this) {
                case NAME -> isName(text);
                case DURATION -> isDuration(text, "smh");
                case SHORT_DURATION -> isDuration(text, "sm");
                case URL -> isUrl(text, "https://") || isUrl(text, "http://");
                case OCI_URL -> isUrl(text, "oci://");
                default -> !text.isEmpty() && text.length() <= LONGEST_TEXT;
            };
        }
    }

    private static final Part REFERENCE = new Fields(Set.of("name"), Map.of("name", Form.NAME));

    private static final Map<String, Part> REMEDIATION = Map.of(
            "retries", Form.NUMBER,
            "remediateLastFailure", Form.SWITCH,
            "ignoreTestFailures", Form.SWITCH);

    private static final Part INSTALL = new Fields(
            Set.of(),
            Map.of(
                    "timeout", Form.DURATION,
                    "crds", OneOf.of("Skip", "Create", "CreateReplace"),
                    "createNamespace", Form.SWITCH,
                    "replace", Form.SWITCH,
                    "disableWait", Form.SWITCH,
                    "remediation", new Fields(Set.of(), REMEDIATION)));

    private static final Part UPGRADE = new Fields(
            Set.of(),
            Map.of(
                    "timeout", Form.DURATION,
                    "crds", OneOf.of("Skip", "Create", "CreateReplace"),
                    "cleanupOnFail", Form.SWITCH,
                    "force", Form.SWITCH,
                    "disableWait", Form.SWITCH,
                    "remediation",
                            new Fields(
                                    Set.of(),
                                    Map.of(
                                            "retries",
                                            Form.NUMBER,
                                            "remediateLastFailure",
                                            Form.SWITCH,
                                            "ignoreTestFailures",
                                            Form.SWITCH,
                                            "strategy",
                                            OneOf.of("rollback", "uninstall")))));

    private static final Part CHART = new Fields(
            Set.of("spec"),
            Map.of(
                    "spec",
                    new Fields(
                            Set.of("chart", "sourceRef"),
                            Map.of(
                                    "chart",
                                    Form.TEXT,
                                    "version",
                                    Form.TEXT,
                                    "interval",
                                    Form.DURATION,
                                    "sourceRef",
                                    new Fields(
                                            Set.of("kind", "name"),
                                            Map.of(
                                                    "kind", OneOf.of("HelmRepository", "GitRepository", "Bucket"),
                                                    "name", Form.NAME,
                                                    "namespace", Form.NAME))))));

    private static final Part CHART_REF = new Fields(
            Set.of("kind", "name"),
            Map.of(
                    "kind", OneOf.of("OCIRepository", "HelmChart"),
                    "name", Form.NAME,
                    "namespace", Form.NAME));

    private static final Map<String, Part> RELEASE = Map.ofEntries(
            entry("interval", Form.DURATION),
            entry("chart", CHART),
            entry("chartRef", CHART_REF),
            entry("releaseName", Form.NAME),
            entry("targetNamespace", Form.NAME),
            entry("storageNamespace", Form.NAME),
            entry("serviceAccountName", Form.NAME),
            entry("timeout", Form.DURATION),
            entry("suspend", Form.SWITCH),
            entry("maxHistory", Form.NUMBER),
            entry("install", INSTALL),
            entry("upgrade", UPGRADE),
            entry("driftDetection", new Fields(Set.of(), Map.of("mode", OneOf.of("enabled", "warn", "disabled")))),
            entry("dependsOn", new Each(new Fields(Set.of("name"), Map.of("name", Form.NAME, "namespace", Form.NAME)))),
            entry(
                    "valuesFrom",
                    new Each(new Fields(
                            Set.of("kind", "name"),
                            Map.of(
                                    "kind", OneOf.of("ConfigMap", "Secret"),
                                    "name", Form.NAME,
                                    "valuesKey", Form.NAME,
                                    "optional", Form.SWITCH)))),
            entry("values", Form.ANYTHING));

    private static final Map<String, Part> SPECS = Map.of(
            "HelmRelease",
            new Fields(Set.of("interval"), RELEASE),
            "HelmRepository",
            new Fields(
                    Set.of("url"),
                    Map.of(
                            "interval", Form.DURATION,
                            "url", Form.URL,
                            "timeout", Form.SHORT_DURATION,
                            "secretRef", REFERENCE)),
            "OCIRepository",
            new Fields(
                    Set.of("interval", "url"),
                    Map.of(
                            "interval", Form.DURATION,
                            "url", Form.OCI_URL,
                            "timeout", Form.SHORT_DURATION,
                            "secretRef", REFERENCE,
                            "ref", new Fields(Set.of(), Map.of("tag", Form.TEXT, "semver", Form.TEXT)))));

    private static final Part METADATA = new Fields(
            Set.of("name"),
            Map.of(
                    "name", Form.NAME,
                    "namespace", Form.NAME,
                    "labels", Form.TEXTS,
                    "annotations", Form.TEXTS));

    private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec");

    private PlainFlux() {}

    /** Whether an object surely fits the CRD of its kind; false may mean anything. */
    static boolean fits(JsonNode object, String kind) {
        Part spec = SPECS.get(kind);
        return spec != null
                && hasTopOnly(object)
                && kind.equals(object.path("kind").textValue())
                && METADATA.fits(object.path("metadata"))
                && spec.fits(object.path("spec"))
                && hasOneSource(object.path("spec"), kind);
    }

    private static boolean hasTopOnly(JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!TOP.contains(field.getKey())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOneSource(JsonNode spec, String kind) {
        return !kind.equals("HelmRelease") || spec.has("chart") != spec.has("chartRef");
    }

    private static boolean hasTextsOnly(JsonNode object) {
        for (JsonNode value : object) {
            if (!(value instanceof TextNode)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String text) {
        int length = text.length();
        for (int index = 0; index < length; index++) {
            char character = text.charAt(index);
            boolean inside = character == '-' && index > 0 && index < length - 1;
            if (!inside && !isSmall(character) && !isDigit(character)) {
                return false;
            }
        }
        return length > 0 && length <= LONGEST_NAME;
    }

    private static boolean isDuration(String text, String units) {
        int last = text.length() - 1;
        if (last < 1 || last > 4 || text.charAt(0) == '0' || units.indexOf(text.charAt(last)) < 0) {
            return false;
        }
        for (int index = 0; index < last; index++) {
            if (!isDigit(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUrl(String text, String scheme) {
        int begin = scheme.length();
        if (!text.startsWith(scheme) || text.length() == begin || text.charAt(begin) == '/') {
            return false;
        }
        for (int index = begin; index < text.length(); index++) {
            char character = text.charAt(index);
            if (!isSmall(character) && !isDigit(character) && "./-_".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(char character) {
        return character >= 'a' && character <= 'z';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
