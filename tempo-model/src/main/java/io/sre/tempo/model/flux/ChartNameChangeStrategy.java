package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** What an upgrade does when the chart has another name. */
public final class ChartNameChangeStrategy extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code InPlaceUpdate}: upgrades the release as usual. */
    public static final ChartNameChangeStrategy IN_PLACE_UPDATE = new ChartNameChangeStrategy("InPlaceUpdate");

    /** {@code Reinstall}: uninstalls the release and installs it anew; the default. */
    public static final ChartNameChangeStrategy REINSTALL = new ChartNameChangeStrategy("Reinstall");

    private static final List<ChartNameChangeStrategy> KNOWN = List.of(IN_PLACE_UPDATE, REINSTALL);

    private ChartNameChangeStrategy(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ChartNameChangeStrategy of(String text) {
        return find(KNOWN, text).orElseGet(() -> new ChartNameChangeStrategy(text));
    }

    @Override
    public List<ChartNameChangeStrategy> known() {
        return KNOWN;
    }
}
