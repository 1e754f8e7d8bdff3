package io.sre.tempo.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.sre.tempo.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The IPv4 addresses, cut as netpol-analyzer cuts them: wherever what a block leaves of its range begins or ends. It does
 * so for sources by the blocks of ingress rules, for destinations by those of egress rules.
 */
final class AddressCuts {

    private static final long END = 1L << 32;

    /** From the first address to the last one. */
    record Range(long first, long last) {}

    private final SortedSet<Long> starts = new TreeSet<>(List.of(0L));

    private AddressCuts() {}

    static List<Range> ofSources(List<Manifest> manifests) {
        return ranges(manifests, "ingress", "from");
    }

    static List<Range> ofDestinations(List<Manifest> manifests) {
        return ranges(manifests, "egress", "to");
    }

    private static List<Range> ranges(List<Manifest> manifests, String rules, String peers) {
        AddressCuts cuts = new AddressCuts();
        for (Manifest manifest : manifests) {
            if (manifest.kind().endsWith("NetworkPolicy")) {
                for (JsonNode rule : manifest.tree().path("spec").path(rules)) {
                    rule.path(peers).forEach(cuts::add);
                }
            }
        }
        return cuts.ranges();
    }

    private void add(JsonNode peer) {
        JsonNode block = peer.path("ipBlock");
        if (block.has("cidr")) {
            List<Range> left = parse(block.path("cidr").asText());
            for (JsonNode except : block.path("except")) {
                left = without(left, parse(except.asText()));
            }
            left.forEach(this::add);
        }
        for (JsonNode network : peer.path("networks")) {
            parse(network.asText()).forEach(this::add);
        }
    }

    private void add(Range range) {
        starts.add(range.first());
        if (range.last() + 1 < END) {
            starts.add(range.last() + 1);
        }
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        List<Long> all = List.copyOf(starts);
        for (int i = 0; i < all.size(); i++) {
            ranges.add(new Range(all.get(i), (i + 1 < all.size() ? all.get(i + 1) : END) - 1));
        }
        return ranges;
    }

    private static List<Range> without(List<Range> ranges, List<Range> excepts) {
        List<Range> left = new ArrayList<>(ranges);
        for (Range except : excepts) {
            List<Range> parts = new ArrayList<>();
            for (Range range : left) {
                if (except.last() < range.first() || except.first() > range.last()) {
                    parts.add(range);
                    continue;
                }
                if (range.first() < except.first()) {
                    parts.add(new Range(range.first(), except.first() - 1));
                }
                if (range.last() > except.last()) {
                    parts.add(new Range(except.last() + 1, range.last()));
                }
            }
            left = parts;
        }
        return left;
    }

    /** Of a CIDR; none of IPv6. */
    private static List<Range> parse(String cidr) {
        if (cidr.indexOf(':') >= 0) {
            return List.of();
        }
        int slash = cidr.indexOf('/');
        long size = END >> Integer.parseInt(cidr.substring(slash + 1));
        long first = address(cidr.substring(0, slash)) / size * size;
        return List.of(new Range(first, first + size - 1));
    }

    static long address(String text) {
        long address = 0;
        for (String part : text.split("\\.", -1)) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }

    static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
