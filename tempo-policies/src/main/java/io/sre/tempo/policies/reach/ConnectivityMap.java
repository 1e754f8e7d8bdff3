package io.sre.tempo.policies.reach;

/** Who reaches whom. */
public final class ConnectivityMap {

    private ConnectivityMap() {}

    static ConnectivityMap of(Reachability reachability) {
        return new ConnectivityMap();
    }
}
