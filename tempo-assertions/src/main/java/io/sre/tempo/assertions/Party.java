package io.sre.tempo.assertions;

import io.sre.tempo.policies.reach.AddressRange;
import io.sre.tempo.policies.reach.ClusterPod;
import io.sre.tempo.policies.reach.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** One that is at an end of a connection. */
sealed interface Party {

    /** A pod, or the template of a workload. */
    record OfPod(ClusterPod pod) implements Party {
        @Override
        public Endpoint endpoint() {
            return Endpoint.pod(pod.toString());
        }

        @Override
        public String toString() {
            return pod.toString();
        }
    }

    /** Addresses outside that are the same to every policy, so that asking about one is asking about all. */
    record OfAddresses(AddressRange range) implements Party {
        @Override
        public Endpoint endpoint() {
            return Endpoint.address(range.example());
        }

        @Override
        public String toString() {
            return range.toString();
        }
    }

    /** The pods behind a Service. */
    record OfService(String name) implements Party {
        @Override
        public Endpoint endpoint() {
            return Endpoint.service(name);
        }

        @Override
        public String toString() {
            return "Service " + name;
        }
    }

    /** {@return the pods among these} */
    static List<ClusterPod> pods(List<Party> parties) {
        List<ClusterPod> pods = new ArrayList<>();
        for (Party party : parties) {
            if (party instanceof OfPod one) {
                pods.add(one.pod());
            }
        }
        return pods;
    }

    /** {@return how the engine is asked about it} */
    Endpoint endpoint();
}
