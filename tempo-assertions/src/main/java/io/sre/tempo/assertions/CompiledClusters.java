package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.Reachability;
import io.sre.tempo.policies.reach.Semantics;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The clusters that were last asserted on, so that not every assertion makes its cluster ready anew. */
final class CompiledClusters {

    private static final int MOST = 8;
    private static final Deque<SoftReference<Reachability>> LAST = new ArrayDeque<>();

    private CompiledClusters() {}

    static Reachability get(Cluster cluster) {
        return get(cluster, Semantics.defaults());
    }

    /** {@return the same cluster with more in it; itself if there is no more} */
    static Reachability with(Reachability reachability, Cluster more) {
        return reachability.cluster() == more ? reachability : Reachability.of(more, reachability.semantics());
    }

    static Reachability get(Cluster cluster, Semantics semantics) {
        synchronized (LAST) {
            for (Iterator<SoftReference<Reachability>> all = LAST.iterator(); all.hasNext(); ) {
                Reachability known = all.next().get();
                if (known == null) {
                    all.remove();
                } else if (known.cluster() == cluster && known.semantics() == semantics) {
                    return known;
                }
            }
        }
        Reachability made = Reachability.of(cluster, semantics);
        synchronized (LAST) {
            LAST.addFirst(new SoftReference<>(made));
            if (LAST.size() > MOST) {
                LAST.removeLast();
            }
        }
        return made;
    }
}
