package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ports of a rule, made ready: those by number as one set, those by name to be looked up in the pod connected to. */
final class PortMatch {

    private final Connections numbers;
    private final List<PortSpec.Named> names;

    private PortMatch(Connections numbers, List<PortSpec.Named> names) {
        this.numbers = numbers;
        this.names = names;
    }

    static PortMatch of(@Nullable List<PortSpec> ports) {
        if (ports == null) {
            return new PortMatch(Connections.all(), List.of());
        }
        Connections numbers = Connections.none();
        List<PortSpec.Named> names = new ArrayList<>();
        for (PortSpec port : ports) {
            if (port instanceof PortSpec.Named named) {
                names.add(named);
            } else if (port instanceof PortSpec.Numbers range) {
                numbers = numbers.union(Connections.of(range.protocol(), range.from(), range.to()));
            }
        }
        return new PortMatch(numbers, List.copyOf(names));
    }

    boolean hasNames() {
        return !names.isEmpty();
    }

    Match match(Protocol protocol, int port, NamedPorts destination) {
        if (numbers.contains(protocol, port)) {
            return Match.YES;
        }
        Match best = Match.NO;
        for (int index = 0; index < names.size(); index++) {
            best = best.or(destination.match(names.get(index), protocol, port));
        }
        return best;
    }

    /** {@return the ports that surely match} */
    Connections surely(NamedPorts destination) {
        Connections all = numbers;
        for (PortSpec.Named name : names) {
            all = all.union(destination.surely(name));
        }
        return all;
    }

    /** {@return the ports that match or may match} */
    Connections possibly(NamedPorts destination) {
        Connections all = surely(destination);
        for (PortSpec.Named name : names) {
            all = all.union(destination.possibly(name));
        }
        return all;
    }
}
