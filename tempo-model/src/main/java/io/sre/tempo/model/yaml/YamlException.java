package io.sre.tempo.model.yaml;

/** A text is no YAML, or none that this library takes. The message is one line and begins with the place. */
public final class YamlException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_REASON = 400;

    private final int line;
    private final int column;
    private final String reason;

    YamlException(int line, int column, String reason) {
        this(Characters.onOneLine(cut(reason)), line, column);
    }

    private YamlException(String reason, int line, int column) {
        super("line %d, column %d: %s".formatted(line, column, reason));
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** Names of anchors and tags, which may be endless, are quoted. */
    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    /** {@return the line where the trouble was seen, from 1} */
    public int line() {
        return line;
    }

    /** {@return the column where the trouble was seen, from 1} */
    public int column() {
        return column;
    }

    /** {@return what is wrong there: the message without the place} */
    public String reason() {
        return reason;
    }
}
