package io.sre.tempo.bundle.view;

/**
 * A volume in Tempo's container.
 *
 * @param path where it is mounted
 * @param origin what mounts it, {@code persistence.enabled}
 * @param value the value that leads to it
 * @param readOnly whether Tempo cannot write there
 */
public record Mount(String path, String origin, Value value, boolean readOnly) {

    /** {@return a path without slashes at its end} */
    public static String folder(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /**
     * {@return whether a file lies on this volume}
     *
     * @param file an absolute path
     */
    public boolean holds(String file) {
        String folder = path.endsWith("/") ? path : path + "/";
        return (file + "/").startsWith(folder);
    }
}
