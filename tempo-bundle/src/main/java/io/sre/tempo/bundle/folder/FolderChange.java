package io.sre.tempo.bundle.folder;

import java.util.List;

/**
 * What writing did to a folder.
 *
 * @param written the names of the files that are new or have new content, in the order in which they were given
 * @param unchanged the names of the files that held the same bytes already and were not touched
 */
public record FolderChange(List<String> written, List<String> unchanged) {

    /** Copies the lists. */
    public FolderChange {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
    }
}
