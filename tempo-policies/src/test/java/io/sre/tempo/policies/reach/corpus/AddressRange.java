package io.sre.tempo.policies.reach.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** IPv4 addresses from the first to the last, as numbers. */
record AddressRange(long first, long last) {

    private static final long END = 1L << 32;

    /** {@return the range of a text such as {@code 10.0.0.0-10.0.0.255}} */
    static AddressRange parse(String text) {
        String[] bounds = text.split("-", -1);
        return new AddressRange(number(bounds[0]), number(bounds[bounds.length - 1]));
    }

    static AddressRange ofCidr(String cidr) {
        String[] parts = cidr.split("/", -1);
        long size = 1L << (32 - Integer.parseInt(parts[1]));
        long first = number(parts[0]) / size * size;
        return new AddressRange(first, first + size - 1);
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number * 256 + Integer.parseInt(part);
        }
        return number;
    }

    private static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    boolean contains(AddressRange other) {
        return first <= other.first && other.last <= last;
    }

    /** {@return all of IPv4, cut wherever a policy or an expectation cuts it} */
    static List<AddressRange> cut(List<ObjectNode> objects, JsonNode expected) {
        Set<Long> begins = new TreeSet<>();
        begins.add(0L);
        objects.forEach(object -> addCidrs(object.path("spec"), begins));
        for (JsonNode line : expected.path("connlist")) {
            if (line.path("srcKind").asText().equals("IP")) {
                parse(line.path("src").asText()).addTo(begins);
            }
            if (line.path("dstKind").asText().equals("IP")) {
                parse(line.path("dst").asText()).addTo(begins);
            }
        }
        begins.remove(END);
        List<AddressRange> ranges = new ArrayList<>();
        long end = END;
        for (long begin : new TreeSet<>(begins).descendingSet()) {
            ranges.add(0, new AddressRange(begin, end - 1));
            end = begin;
        }
        return ranges;
    }

    private void addTo(Set<Long> begins) {
        begins.add(first);
        begins.add(last + 1);
    }

    private static void addCidrs(JsonNode tree, Set<Long> begins) {
        if (tree.isTextual() && tree.asText().matches("\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+")) {
            ofCidr(tree.asText()).addTo(begins);
        }
        tree.forEach(child -> addCidrs(child, begins));
    }

    /** {@return addresses that stand for the range: both ends, or what lies next to them and is not to be taken} */
    List<String> samples(Set<String> taken) {
        long low = first;
        while (low < last && taken.contains(text(low))) {
            low++;
        }
        long high = last;
        while (high > low && taken.contains(text(high))) {
            high--;
        }
        return low == high ? List.of(text(low)) : List.of(text(low), text(high));
    }

    @Override
    public String toString() {
        return text(first) + "-" + text(last);
    }
}
