package io.sre.tempo.policies.reach;

/** What a NetworkPolicy can tell apart. Everything else (ICMP, ARP …) is undefined by Kubernetes. */
public enum Protocol {
    /** The default wherever a manifest names none. */
    TCP,
    /** Such as DNS. */
    UDP,
    /** Stream Control Transmission Protocol. */
    SCTP
}
