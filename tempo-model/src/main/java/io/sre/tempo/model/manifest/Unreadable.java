package io.sre.tempo.model.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.finding.Problem;
import io.sre.tempo.model.yaml.YamlException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** What is said of what cannot be read. */
final class Unreadable {

    private static final String TEMPLATE = "{{";
    private static final String DUPLICATE = "duplicate key ";
    private static final String BEYOND_BOUNDS = "more than ";
    private static final String TAB = "(TAB)";

    private static final String TAG = "is not supported here";

    /** What go-yaml, which kubectl and Kustomize read with, takes or may take. */
    private static final List<String> NOT_FOR_ALL =
            List.of(TAG, "beyond the range of a double", "must be a plain or quoted scalar");

    private Unreadable() {}

    static String place(String file, int line) {
        return file + ":" + line;
    }

    static Problem path(String path, IOException reason) {
        if (reason instanceof NoSuchFileException) {
            return new Problem(
                    path, "the path", "must lead to a file or a folder", "correct it, or make what is missing");
        }
        if (reason instanceof AccessDeniedException) {
            return new Problem(path, "the file", "must be readable", "give the user who reads it the right to");
        }
        String why = reason instanceof FileSystemException ofPath ? ofPath.getReason() : reason.getMessage();
        return new Problem(path, "the file", "must be readable: " + why, "mend it, or leave it out");
    }

    static Problem special(String path) {
        return new Problem(
                path, "the path", "must lead to a file or a folder", "put what the device or pipe gives in a file");
    }

    static Problem link(String file) {
        return new Problem(file, "the link", "must lead to a file", "mend it, or delete it");
    }

    static Problem tooLarge(String file, int mebibytes) {
        return new Problem(file, "the file", "must have at most %d MiB".formatted(mebibytes), "split it");
    }

    static Problem otherUnicode(String file) {
        return new Problem(file, "the file", "must be UTF-8, and is UTF-16 or UTF-32", "save it as UTF-8");
    }

    static Problem noUnicode(String place, int octet) {
        return new Problem(
                place, "the byte 0x%02X".formatted(octet), "must be part of UTF-8", "save the file as UTF-8");
    }

    static Problem binary(String place) {
        return new Problem(
                place, "the character U+0000", "must not stand in text", "leave the file out if it is binary");
    }

    /** {@return whether the text is a template, to judge by the place where it is no YAML} */
    static boolean isTemplate(SourceText text, YamlException reason) {
        // Such braces may begin one line and be noticed in the next.
        return text.line(reason.line()).contains(TEMPLATE)
                || text.line(reason.line() - 1).contains(TEMPLATE);
    }

    static boolean isTemplate(String name) {
        return name.contains(TEMPLATE);
    }

    static Problem template(String place) {
        return new Problem(
                place,
                "\"{{\"",
                "must not stand for a value: it is a template's",
                "render the chart, and read the outcome");
    }

    /**
     * {@return whether it is a file of something else, which its readers understand: JSON with comments, or YAML with tags of
     * an application}
     */
    static boolean isOfOthers(String file, SourceText text, YamlException refused) {
        boolean others = file.endsWith(".json") || refused.reason().contains(TAG);
        return others && !text.hasKind();
    }

    static Unread.Reason reason(YamlException refused, SourceText text) {
        String reason = withoutStream(refused.reason());
        if (reason.startsWith(DUPLICATE)) {
            return text.hasKind() ? Unread.Reason.DUPLICATE_KEY : Unread.Reason.DUPLICATE_KEY_ELSEWHERE;
        }
        boolean tab = reason.contains(TAB) && !text.isIndentedWithTab(refused.line());
        boolean others =
                tab || reason.startsWith(BEYOND_BOUNDS) || NOT_FOR_ALL.stream().anyMatch(reason::contains);
        return others ? Unread.Reason.NOT_UNDERSTOOD : Unread.Reason.BROKEN;
    }

    /** The reason for which a file is no text. */
    static Unread.Reason reason(Problem trouble) {
        boolean others = trouble.rule().contains(" MiB") || trouble.rule().contains("UTF-16");
        return others ? Unread.Reason.NOT_UNDERSTOOD : Unread.Reason.BROKEN;
    }

    static Problem text(String file, YamlException refused) {
        String place = place(file, refused.line());
        String reason = withoutStream(refused.reason());
        if (reason.startsWith(DUPLICATE)) {
            String key = "the key " + reason.substring(DUPLICATE.length());
            return new Problem(place, key, "must stand once in its object", "delete one of the two");
        }
        if (reason.startsWith(BEYOND_BOUNDS)) {
            return new Problem(place, "the text", "must not hold " + reason, "split it");
        }
        if (reason.contains(TAB)) {
            return new Problem(place, "a tab", "must not stand where YAML wants spaces", "indent with spaces");
        }
        String language = file.endsWith(".json") ? "JSON" : "YAML";
        int mend = reason.indexOf("; ");
        return new Problem(
                place,
                "the text at column " + refused.column(),
                "must be %s: %s".formatted(language, mend < 0 ? reason : reason.substring(0, mend)),
                mend < 0 ? "correct it" : reason.substring(mend + 2));
    }

    /** snakeyaml does not see where the text goes on behind the document. */
    private static String withoutStream(String reason) {
        String end = "the end of the document";
        return reason.replace("'<stream end>'", end)
                .replace("<stream end>", end)
                .replace("unexpected end of stream", end);
    }

    static Problem encrypted(String place) {
        return new Problem(place, "the document", "must not be encrypted by SOPS", "decrypt it first");
    }

    static Problem noObject(String place, JsonNode tree) {
        String found = switch (tree.getNodeType()) {
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            default -> "null";
        };
        String mend = tree.isArray() ? "write each element as a document, with \"---\" between them" : "leave it out";
        return new Problem(place, found, "must be an object with apiVersion and kind", mend);
    }

    static Problem missing(String place, String what, String mend) {
        return new Problem(place, "the object", "must have " + what, mend);
    }

    static Problem noText(String place, String field) {
        return new Problem(place, "the " + field, "must be text", "put it in quotes, or correct it");
    }

    static Problem noItems(String place) {
        return new Problem(place, "the items", "must be a list", "write them as a list");
    }
}
