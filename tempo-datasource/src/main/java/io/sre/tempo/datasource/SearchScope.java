package io.sre.tempo.datasource;

/** Where TraceQL looks for an attribute. */
public enum SearchScope {
    /** The attributes of the resource, such as {@code service.name}. */
    RESOURCE("resource"),

    /** The attributes of the span itself. */
    SPAN("span"),

    /** What every span has: {@code name}, {@code status}, {@code kind}, {@code duration}. */
    INTRINSIC("intrinsic"),

    /** The attributes of the span's events. */
    EVENT("event"),

    /** The attributes of the span's links. */
    LINK("link"),

    /** The attributes of the library that made the span. */
    INSTRUMENTATION("instrumentation"),

    /** Any of them. */
    UNSCOPED("unscoped");

    private final String written;

    SearchScope(String written) {
        this.written = written;
    }

    /** {@return the scope as a provisioning file has it} */
    @Override
    public String toString() {
        return written;
    }
}
