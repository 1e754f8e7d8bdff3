package io.sre.tempo.policies.reach.naive;

/**
 * What is asked, in one family of addresses.
 *
 * @param bits 32 for IPv4, 128 for IPv6
 * @param port the port at the destination (PORT-3)
 */
record NaiveTraffic(NaiveEnd from, NaiveEnd to, int bits, int port, String protocol) {

    /** {@return the end that the policies of a direction are about} */
    NaiveEnd subject(boolean egress) {
        return egress ? from : to;
    }

    /** {@return the end that the peers of a direction are about} */
    NaiveEnd peer(boolean egress) {
        return egress ? to : from;
    }
}
