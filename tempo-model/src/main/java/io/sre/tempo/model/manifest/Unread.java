package io.sre.tempo.model.manifest;

import static java.util.Objects.requireNonNull;

import io.sre.tempo.model.finding.Problem;

/**
 * A file or a document that could not be read.
 *
 * @param file the file
 * @param line the line where reading ended; 0 if it is about the file as a whole
 * @param reason why
 * @param problem the same for people; its path is {@code shop/web.yaml:12}
 */
public record Unread(String file, int line, Reason reason, Problem problem) {

    /** Why something could not be read. */
    public enum Reason {
        /** It is no YAML, no JSON or no manifest. */
        BROKEN,
        /** A key stands twice in an object. */
        DUPLICATE_KEY,
        /** A key stands twice in something that is no manifest, such as Helm's values, where the last one counts. */
        DUPLICATE_KEY_ELSEWHERE,
        /** Others may read it: it has what this library does not know of YAML, or is beyond the bounds. */
        NOT_UNDERSTOOD,
        /** It is a template, of which the values are not known before it is rendered. */
        TEMPLATE,
        /** SOPS encrypted it. */
        ENCRYPTED,
        /** It is something else than a manifest, and was named as one. It is among the {@link Manifests#others()}, too. */
        NO_MANIFEST,
        /** The file system did not give it. */
        UNREACHABLE
    }

    /** Refuses missing parts. */
    public Unread {
        requireNonNull(file, "file");
        requireNonNull(reason, "reason");
        requireNonNull(problem, "problem");
    }
}
