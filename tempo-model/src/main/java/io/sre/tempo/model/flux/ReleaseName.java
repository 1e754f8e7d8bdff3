package io.sre.tempo.model.flux;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** How Flux names a Helm release. Source: helm-controller v1.6, {@code api/v2/helmrelease_types.go}. */
public final class ReleaseName {

    /** Helm leaves ten of a label's 63 characters to the charts. */
    static final int LONGEST = 53;

    private static final int HASH = 12;

    private ReleaseName() {}

    /**
     * {@return the name of the release}
     *
     * @param objectName the name of the HelmRelease
     * @param releaseName the field {@code spec.releaseName}
     * @param targetNamespace the field {@code spec.targetNamespace}
     */
    public static String of(String objectName, Optional<String> releaseName, Optional<String> targetNamespace) {
        return shorten(releaseName.orElseGet(() ->
                targetNamespace.map(namespace -> namespace + "-" + objectName).orElse(objectName)));
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        return name.substring(0, LONGEST - HASH - 1) + "-" + sha256(name).substring(0, HASH);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
