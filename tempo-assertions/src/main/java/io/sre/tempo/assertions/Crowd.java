package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.AddressRange;
import io.sre.tempo.policies.reach.Cluster;
import io.sre.tempo.policies.reach.ClusterPod;
import java.util.List;

/**
 * Those among whom somebody is looked for.
 *
 * @param pods the pods that count
 * @param isStrict whether it is trouble if nobody is found
 */
record Crowd(Scene scene, List<ClusterPod> pods, boolean isStrict) {

    Cluster cluster() {
        return scene.cluster();
    }

    /** {@return the cluster without those who stand in, to speak of} */
    Cluster original() {
        return scene.original();
    }

    List<AddressRange> outside() {
        return scene.outside();
    }

    List<Party> find(Selection selection) {
        List<Party> found = selection.finder().find(this);
        if (found.isEmpty() && isStrict) {
            scene.trouble(selection.finder().whyNone(this));
        }
        return found;
    }
}
