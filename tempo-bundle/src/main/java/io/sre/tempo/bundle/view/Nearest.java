package io.sre.tempo.bundle.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Things that are the same in several clusters, of which those in the nearest folder are meant. */
final class Nearest<T> {

    /** What lies in the top folder itself is nearer to it than what lies below. */
    private static final String TOP = ".";

    private final List<T> all = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final Map<String, List<T>> below = new HashMap<>();

    void add(String folder, T thing) {
        all.add(thing);
        folders.add(folder);
    }

    boolean isSeveral() {
        return all.size() > 1;
    }

    /** Those that share most folders with this one, from the top on, in the order in which they were added. */
    List<T> to(String folder) {
        if (all.size() < 2) {
            return all;
        }
        if (below.isEmpty()) {
            index();
        }
        String path = folder.isEmpty() ? TOP : folder;
        while (!below.containsKey(path)) {
            path = parent(path);
        }
        return below.getOrDefault(path, all);
    }

    private void index() {
        for (int index = 0; index < all.size(); index++) {
            String path = folders.get(index).isEmpty() ? TOP : folders.get(index);
            add(path, index);
            while (!path.isEmpty()) {
                path = parent(path);
                add(path, index);
            }
        }
    }

    private void add(String path, int index) {
        below.computeIfAbsent(path, any -> new ArrayList<>()).add(all.get(index));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
