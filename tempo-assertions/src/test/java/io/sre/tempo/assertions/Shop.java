package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.nio.file.Path;

/** The cluster that the tests speak of. */
final class Shop {

    static final Path FOLDER = Path.of("src/test/resources/io/sre/tempo/assertions/shop");

    private static final Cluster CLUSTER = Cluster.read(FOLDER);

    private Shop() {}

    /** Pods without addresses, of which nobody knows in which blocks they are. */
    static Cluster cluster() {
        return CLUSTER;
    }

    /** The same, where the addresses of pods are known to be in a block. */
    static Reachability addressed() {
        return Reachability.of(CLUSTER, Semantics.defaults().podCidrs("10.244.0.0/16"));
    }
}
