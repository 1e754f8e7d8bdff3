package io.sre.tempo.policies.reach;

/** What a NetworkPolicy can tell apart. Everything else (ICMP, ARP …) is undefined by Kubernetes. */
public enum Protocol {
    /** The default wherever a manifest names none. */
    TCP(0),
    /** Such as DNS. */
    UDP(1),
    /** Stream Control Transmission Protocol. */
    SCTP(2);

    private final int index;

    Protocol(int index) {
        this.index = index;
    }

    /** {@return its place in tables, from 0} */
    int index() {
        return index;
    }
}
