package io.sre.tempo.model.syntax;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of HTTP services. */
final class HttpUrls {

    private HttpUrls() {}

    static boolean isPlain(String text) {
        // Java's URI takes letters beyond ASCII, and with them invisible ones.
        if (text.contains("$") || text.length() > 255 || !Form.fits("[!-~]+", text)) {
            return false;
        }
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && hostPort(uri).isPresent();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static Optional<HostPort> hostPort(URI uri) {
        return Optional.ofNullable(uri.getRawAuthority()).flatMap(HostPort::parse);
    }
}
