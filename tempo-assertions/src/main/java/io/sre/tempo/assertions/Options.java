package io.sre.tempo.assertions;

/**
 * What an assertion asks for besides.
 *
 * @param acceptsUnknown whether it will do if the manifests do not tell
 * @param hasStandIns whether pods are made up for those of whom the cluster has none
 */
record Options(boolean acceptsUnknown, boolean hasStandIns) {

    static final Options DEFAULTS = new Options(false, true);
}
