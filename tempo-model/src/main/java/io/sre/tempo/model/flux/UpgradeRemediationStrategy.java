package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** How a failed upgrade is undone. */
public final class UpgradeRemediationStrategy extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code rollback}: back to the last good release; the default. */
    public static final UpgradeRemediationStrategy ROLLBACK = new UpgradeRemediationStrategy("rollback");

    /** {@code uninstall}: by an uninstall, so that the next try is an install. */
    public static final UpgradeRemediationStrategy UNINSTALL = new UpgradeRemediationStrategy("uninstall");

    private static final List<UpgradeRemediationStrategy> KNOWN = List.of(ROLLBACK, UNINSTALL);

    private UpgradeRemediationStrategy(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static UpgradeRemediationStrategy of(String text) {
        return find(KNOWN, text).orElseGet(() -> new UpgradeRemediationStrategy(text));
    }

    @Override
    public List<UpgradeRemediationStrategy> known() {
        return KNOWN;
    }
}
