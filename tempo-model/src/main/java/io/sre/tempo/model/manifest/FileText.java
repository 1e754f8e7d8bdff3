package io.sre.tempo.model.manifest;

import io.sre.tempo.model.finding.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as text.
 *
 * @param text the text; empty if there is trouble
 * @param trouble why they are no text
 */
record FileText(String text, @Nullable Problem trouble) {

    /** What Java puts for bytes that are no UTF-8. It may also stand in the file itself. */
    private static final char REPLACEMENT = '\uFFFD';

    static FileText of(String file, byte[] bytes) {
        if (isOtherUnicode(bytes)) {
            return new FileText("", Unreadable.otherUnicode(file));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int bad = text.indexOf(REPLACEMENT) < 0 ? -1 : malformed(bytes);
        if (bad >= 0) {
            String place = Unreadable.place(file, line(bytes, bad));
            return new FileText("", Unreadable.noUnicode(place, bytes[bad] & 0xFF));
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            int line = 1
                    + (int) text.substring(0, zero)
                            .chars()
                            .filter(unit -> unit == '\n')
                            .count();
            return new FileText("", Unreadable.binary(Unreadable.place(file, line)));
        }
        return new FileText(text, null);
    }

    /** Whether the file begins with the byte order mark of UTF-16 or, in which the first is contained, UTF-32. */
    private static boolean isOtherUnicode(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    /** Where the first bytes are that are no UTF-8, -1 if all are. */
    private static int malformed(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean malformed =
                decoder.decode(in, CharBuffer.allocate(bytes.length), true).isMalformed();
        return malformed ? in.position() : -1;
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int at = 0; at < end; at++) {
            if (bytes[at] == '\n') {
                line++;
            }
        }
        return line;
    }
}
