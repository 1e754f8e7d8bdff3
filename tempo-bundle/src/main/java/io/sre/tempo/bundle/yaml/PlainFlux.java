package io.sre.tempo.bundle.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    private static final class Fields implements Part {

        private final Map<String, Part> known = new HashMap<>();
        private final Set<String> mandatory = new HashSet<>();

        /** Reads a table, one value a line: the way to it and its form. What is mandatory has a mark, and so has a list. */
        static Fields of(String table) {
            Fields all = new Fields();
            for (String line : table.lines().toList()) {
                String[] columns = line.split(" ", 2);
                all.add(List.of(columns[0].split("\\.")), Form.of(columns[1]));
            }
            return all;
        }

        private void add(List<String> way, Part form) {
            String step = way.get(0).replace("!", "");
            String name = step.replace("[]", "");
            if (way.get(0).endsWith("!")) {
                mandatory.add(name);
            }
            boolean isList = step.endsWith("[]");
            if (way.size() == 1) {
                known.put(name, isList ? new Each(form) : form);
            } else {
                Part section = known.computeIfAbsent(name, any -> isList ? new Each(new Fields()) : new Fields());
                Part below = section instanceof Each each ? each.element() : section;
                ((Fields) below).add(way.subList(1, way.size()), form);
            }
        }

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

        static Part of(String text) {
            return text.indexOf('|') < 0
                    ? valueOf(text.toUpperCase(Locale.ROOT))
                    : new OneOf(Set.of(text.split("\\|")));
        }

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

    private static final String OF_EVERY_OBJECT = """
            apiVersion text
            kind text
            metadata!.name! name
            metadata!.namespace name
            metadata!.labels texts
            metadata!.annotations texts
            """;

    private static final Map<String, Fields> KINDS = Map.of(
            "HelmRelease",
            Fields.of(OF_EVERY_OBJECT + """
                    spec!.interval! duration
                    spec!.timeout duration
                    spec!.chart.spec!.chart! text
                    spec!.chart.spec!.version text
                    spec!.chart.spec!.interval duration
                    spec!.chart.spec!.sourceRef!.kind! HelmRepository|GitRepository|Bucket
                    spec!.chart.spec!.sourceRef!.name! name
                    spec!.chart.spec!.sourceRef!.namespace name
                    spec!.chartRef.kind! OCIRepository|HelmChart
                    spec!.chartRef.name! name
                    spec!.chartRef.namespace name
                    spec!.releaseName name
                    spec!.targetNamespace name
                    spec!.storageNamespace name
                    spec!.serviceAccountName name
                    spec!.suspend switch
                    spec!.maxHistory number
                    spec!.install.timeout duration
                    spec!.install.crds Skip|Create|CreateReplace
                    spec!.install.createNamespace switch
                    spec!.install.replace switch
                    spec!.install.disableWait switch
                    spec!.install.remediation.retries number
                    spec!.install.remediation.remediateLastFailure switch
                    spec!.install.remediation.ignoreTestFailures switch
                    spec!.upgrade.timeout duration
                    spec!.upgrade.crds Skip|Create|CreateReplace
                    spec!.upgrade.cleanupOnFail switch
                    spec!.upgrade.force switch
                    spec!.upgrade.disableWait switch
                    spec!.upgrade.remediation.retries number
                    spec!.upgrade.remediation.remediateLastFailure switch
                    spec!.upgrade.remediation.ignoreTestFailures switch
                    spec!.upgrade.remediation.strategy rollback|uninstall
                    spec!.driftDetection.mode enabled|warn|disabled
                    spec!.dependsOn[].name! name
                    spec!.dependsOn[].namespace name
                    spec!.valuesFrom[].kind! ConfigMap|Secret
                    spec!.valuesFrom[].name! name
                    spec!.valuesFrom[].valuesKey name
                    spec!.valuesFrom[].optional switch
                    spec!.values anything
                    """),
            "HelmRepository",
            Fields.of(OF_EVERY_OBJECT + """
                    spec!.interval duration
                    spec!.url! url
                    spec!.timeout short_duration
                    spec!.secretRef.name! name
                    """),
            "OCIRepository",
            Fields.of(OF_EVERY_OBJECT + """
                    spec!.interval! duration
                    spec!.url! oci_url
                    spec!.timeout short_duration
                    spec!.secretRef.name! name
                    spec!.ref.tag text
                    spec!.ref.semver text
                    """));

    private PlainFlux() {}

    /** Whether an object surely fits the CRD of its kind; false may mean anything. */
    static boolean fits(JsonNode object, String kind) {
        Fields known = KINDS.get(kind);
        return known != null
                && kind.equals(object.path("kind").textValue())
                && known.fits(object)
                && hasOneSource(object.path("spec"), kind);
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
