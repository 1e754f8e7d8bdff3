package io.sre.tempo.bundle.rule.port;

import io.sre.tempo.bundle.view.Platform;

/** Texts that may hold an address of Tempo's Service. Most have nothing to do with it, and a closer look is slow. */
final class Mentions {

    private static final int LONGEST = 200_000;

    private Mentions() {}

    /** Whether a text has a port and the name of a Service of Tempo in it. */
    static boolean mayBeIn(String text, Platform platform) {
        if (text.indexOf(':') < 0 || text.length() > LONGEST) {
            return false;
        }
        for (String service : platform.serviceNames()) {
            if (text.contains(service)) {
                return true;
            }
        }
        return false;
    }
}
