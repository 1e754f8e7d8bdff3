package io.sre.tempo.model.flux;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Which manifests of a chart the post renderers see. */
public final class PostRenderStrategy extends Choice {

    private static final long serialVersionUID = 1L;

    /** {@code nohooks}: all but hooks. */
    public static final PostRenderStrategy NO_HOOKS = new PostRenderStrategy("nohooks");

    /** {@code combined}: hooks and the rest, together; the default. */
    public static final PostRenderStrategy COMBINED = new PostRenderStrategy("combined");

    /** {@code separate}: hooks and the rest, one after the other. */
    public static final PostRenderStrategy SEPARATE = new PostRenderStrategy("separate");

    private static final List<PostRenderStrategy> KNOWN = List.of(NO_HOOKS, COMBINED, SEPARATE);

    private PostRenderStrategy(String text) {
        super(text);
    }

    /**
     * {@return the constant with this spelling, or a new value for a spelling that this library does not know}
     *
     * @param text the spelling in JSON
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PostRenderStrategy of(String text) {
        return find(KNOWN, text).orElseGet(() -> new PostRenderStrategy(text));
    }

    @Override
    public List<PostRenderStrategy> known() {
        return KNOWN;
    }
}
