package io.sre.tempo.model;

/**
 * Blocks on the pod's own persistent volume. Traces survive a restart of the pod, are as safe as that one volume, and
 * bind Tempo to where it can be attached; needs {@link Persistence#enabled()}.
 */
public record LocalStorage() implements Storage {

    @Override
    public String durability() {
        return "Traces are on one persistent volume: they survive a restart of the pod and are lost with the volume.";
    }
}
