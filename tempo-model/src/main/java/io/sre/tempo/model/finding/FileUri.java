package io.sre.tempo.model.finding;

import java.nio.charset.StandardCharsets;

/** The name of a file as a reference by RFC 3986. */
final class FileUri {

    private static final String UNRESERVED = "-._~";

    private FileUri() {}

    static boolean isAbsolute(String file) {
        return file.startsWith("/");
    }

    /** A colon is encoded, too: in the first part of a path it would end the name of a scheme. */
    static String of(String file) {
        StringBuilder uri = new StringBuilder(isAbsolute(file) ? "file://" : "");
        for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
            char unit = (char) (octet & 0xFF);
            if (unit == '/' || isAlphanumeric(unit) || UNRESERVED.indexOf(unit) >= 0) {
                uri.append(unit);
            } else {
                uri.append("%%%02X".formatted((int) unit));
            }
        }
        return uri.toString();
    }

    private static boolean isAlphanumeric(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9');
    }
}
