package io.sre.tempo.model;

import java.util.Optional;

/**
 * How Tempo's namespace takes part in an Istio mesh.
 *
 * @param mode with a sidecar, in ambient mode, or not
 * @param revision the control plane's revision or tag; the default one when empty
 */
public record Mesh(Mode mode, Optional<String> revision) {

    /** Takes a missing revision for an absent one. */
    public Mesh {
        revision = revision == null ? Optional.empty() : revision;
    }

    /** The kinds of data plane. */
    public enum Mode {
        /** No mesh. */
        NONE,
        /** A proxy in every pod. */
        SIDECAR,
        /** A proxy on every node; connections arrive through its tunnel on 15008. */
        AMBIENT
    }

    /** {@return no mesh: the namespace has no label of Istio} */
    public static Mesh none() {
        return new Mesh(Mode.NONE, Optional.empty());
    }

    /** {@return a sidecar of the default revision} */
    public static Mesh istioSidecar() {
        return new Mesh(Mode.SIDECAR, Optional.empty());
    }

    /**
     * {@return a sidecar of one revision}
     *
     * @param revision the revision or tag: {@code 1-27-1}, {@code stable}
     */
    public static Mesh istioSidecar(String revision) {
        return new Mesh(Mode.SIDECAR, Optional.of(Copies.present("revision", revision)));
    }

    /**
     * {@return ambient mode. Whoever in the mesh may reach one port of Tempo then reaches all of them: a NetworkPolicy
     * sees only the tunnel. Add an AuthorizationPolicy where that matters}
     */
    public static Mesh istioAmbient() {
        return new Mesh(Mode.AMBIENT, Optional.empty());
    }

    /** {@return whether there is any} */
    public boolean isPresent() {
        return mode != Mode.NONE;
    }
}
