package io.sre.tempo.policies.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All addresses, cut wherever a block of some policy begins or ends. Addresses that lie in the same blocks have the same
 * signature and so are the same to every policy.
 */
final class AddressSpace {

    private final List<BitSet> signatures = new ArrayList<>();
    private final Map<BitSet, Integer> ids = new HashMap<>();
    private final Family v4;
    private final Family v6;

    /** Cuts the addresses by blocks; a block's id is its place in the list. */
    AddressSpace(List<List<IpRange>> blocks) {
        signature(new BitSet());
        v4 = new Family(false, blocks);
        v6 = new Family(true, blocks);
    }

    /** {@return the id of the signature of an address outside or inside of the cluster} */
    int signature(Ip address) {
        Family family = family(address.v6());
        return family.signatures[family.atom(address)];
    }

    /** {@return the blocks of a signature} */
    BitSet blocks(int signature) {
        return signatures.get(signature);
    }

    /** {@return the signatures that addresses of a family have} */
    int[] signatures(boolean isV6) {
        BitSet found = new BitSet();
        for (int signature : family(isV6).signatures) {
            found.set(signature);
        }
        return found.stream().toArray();
    }

    /** {@return the first address of each stretch of a family that nothing cuts, in order} */
    List<Ip> starts(boolean isV6) {
        return List.of(family(isV6).starts);
    }

    /** {@return the addresses of a family with a signature, in order} */
    List<IpRange> ranges(boolean isV6, int signature) {
        return family(isV6).ranges(signature);
    }

    /** {@return the signature of the blocks that hold all of these ranges; of no block if there are no ranges} */
    int surely(List<IpRange> ranges) {
        BitSet all = null;
        for (IpRange range : ranges) {
            for (BitSet atom : family(range.first().v6()).within(range)) {
                if (all == null) {
                    all = (BitSet) atom.clone();
                }
                all.and(atom);
            }
        }
        return signature(all == null ? new BitSet() : all);
    }

    /** {@return the signature of the blocks that hold something of these ranges but not all of it} */
    int maybe(List<IpRange> ranges) {
        BitSet some = new BitSet();
        for (IpRange range : ranges) {
            family(range.first().v6()).within(range).forEach(some::or);
        }
        some.andNot(blocks(surely(ranges)));
        return signature(some);
    }

    private Family family(boolean isV6) {
        return isV6 ? v6 : v4;
    }

    /** {@return the id of the signature of these blocks} */
    int signature(BitSet blocks) {
        Integer known = ids.putIfAbsent(blocks, signatures.size());
        if (known == null) {
            signatures.add(blocks);
            return signatures.size() - 1;
        }
        return known;
    }

    /** The addresses of one family. */
    private final class Family {

        /** The first address of each stretch that nothing cuts. */
        private final Ip[] starts;

        private final int[] signatures;
        private final boolean isV6;

        Family(boolean isV6, List<List<IpRange>> blocks) {
            this.isV6 = isV6;
            this.starts = starts(isV6, blocks);
            BitSet[] atoms = new BitSet[starts.length];
            Arrays.setAll(atoms, index -> new BitSet());
            for (int block = 0; block < blocks.size(); block++) {
                for (IpRange range : blocks.get(block)) {
                    if (range.first().v6() == isV6) {
                        mark(atoms, block, range);
                    }
                }
            }
            this.signatures = new int[atoms.length];
            Arrays.setAll(signatures, atom -> signature(atoms[atom]));
        }

        private static Ip[] starts(boolean isV6, List<List<IpRange>> blocks) {
            TreeSet<Ip> starts = new TreeSet<>();
            starts.add(Ip.lowest(isV6));
            for (List<IpRange> block : blocks) {
                for (IpRange range : block) {
                    if (range.first().v6() == isV6) {
                        starts.add(range.first());
                        if (!range.last().isHighest()) {
                            starts.add(range.last().next());
                        }
                    }
                }
            }
            return starts.toArray(Ip[]::new);
        }

        private void mark(BitSet[] atoms, int block, IpRange range) {
            for (int atom = atom(range.first()); atom < atoms.length && contains(range, starts[atom]); atom++) {
                atoms[atom].set(block);
            }
        }

        private static boolean contains(IpRange range, Ip address) {
            return range.contains(address);
        }

        int atom(Ip address) {
            int found = Arrays.binarySearch(starts, address);
            return found >= 0 ? found : -found - 2;
        }

        List<BitSet> within(IpRange range) {
            List<BitSet> within = new ArrayList<>();
            int last = atom(range.last());
            for (int atom = atom(range.first()); atom <= last; atom++) {
                within.add(blocks(signatures[atom]));
            }
            return within;
        }

        List<IpRange> ranges(int signature) {
            List<IpRange> ranges = new ArrayList<>();
            Ip begin = null;
            for (int atom = 0; atom < starts.length; atom++) {
                if (signatures[atom] == signature) {
                    begin = begin == null ? starts[atom] : begin;
                } else if (begin != null) {
                    ranges.add(new IpRange(begin, starts[atom].previous()));
                    begin = null;
                }
            }
            if (begin != null) {
                ranges.add(new IpRange(begin, Ip.highest(isV6)));
            }
            return ranges;
        }
    }
}
