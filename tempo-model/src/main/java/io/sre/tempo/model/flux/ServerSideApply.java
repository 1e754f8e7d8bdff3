package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Whether the API server merges what Helm applies. */
public final class ServerSideApply extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code enabled}: always. */
    public static final ServerSideApply ENABLED = new ServerSideApply("enabled");

    /** {@code disabled}: never. */
    public static final ServerSideApply DISABLED = new ServerSideApply("disabled");

    /** {@code auto}: as it was for the last release; the default. */
    public static final ServerSideApply AUTO = new ServerSideApply("auto");

    private static final List<ServerSideApply> KNOWN = List.of(ENABLED, DISABLED, AUTO);

    private ServerSideApply(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ServerSideApply of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ServerSideApply(text));
    }

    @Override
    public List<ServerSideApply> known() {
        return KNOWN;
    }
}
