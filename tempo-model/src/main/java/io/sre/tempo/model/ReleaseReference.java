package io.sre.tempo.model;

/**
 * Another HelmRelease, by its name.
 *
 * @param name the HelmRelease
 * @param namespace its namespace
 */
public record ReleaseReference(String name, String namespace) {}
