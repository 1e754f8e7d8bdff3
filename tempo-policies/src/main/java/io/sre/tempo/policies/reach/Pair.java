package io.sre.tempo.policies.reach;

/**
 * A single connection between two ends, in one address family.
 *
 * @param fromClass the class of the end that connects
 * @param toClass the class of the end connected to
 * @param ownNode whether one end is the node of the other
 */
record Pair(End from, End to, int fromClass, int toClass, int port, Protocol protocol, Match ownNode) {

    End subject(Direction direction) {
        return direction == Direction.EGRESS ? from : to;
    }

    End other(Direction direction) {
        return direction == Direction.EGRESS ? to : from;
    }

    int subjectClass(Direction direction) {
        return direction == Direction.EGRESS ? fromClass : toClass;
    }

    int otherClass(Direction direction) {
        return direction == Direction.EGRESS ? toClass : fromClass;
    }
}
