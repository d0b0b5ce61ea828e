package dev.flamelab.report;

import dev.flamelab.pprof.Location;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which nodes each place of a stack is. Nearly every place is one node, and of a hundred million frames each is looked
 * up here: so those are one flat array.
 */
final class NodeNumbers {
    private final List<NodeName> names;
    /** The number of the place's node, or below 0 a number that says where in {@link #many} its nodes are. */
    private final int[] one;

    private final List<int[]> many;

    private NodeNumbers(List<NodeName> names, int[] one, List<int[]> many) {
        this.names = names;
        this.one = one;
        this.many = many;
    }

    static NodeNumbers of(List<Location> places, Grouping grouping) {
        List<NodeName> names = new ArrayList<>();
        List<int[]> many = new ArrayList<>();
        Map<NodeName, Integer> known = new HashMap<>();
        int[] one = new int[places.size()];
        for (int i = 0; i < one.length; i++) {
            List<NodeName> called = NodeName.allOf(places.get(i), grouping);
            int[] here = new int[called.size()];
            for (int j = 0; j < here.length; j++) {
                Integer number = known.putIfAbsent(called.get(j), names.size());
                if (number == null) {
                    names.add(called.get(j));
                }
                here[j] = number == null ? names.size() - 1 : number;
            }
            one[i] = here.length == 1 ? here[0] : -1 - many.size();
            if (here.length != 1) {
                many.add(here);
            }
        }
        return new NodeNumbers(names, one, many);
    }

    /** The names of the nodes, by number. */
    List<NodeName> names() {
        return names;
    }

    /** The number of a place's node, or a number below 0 that stands for several. */
    int at(int place) {
        return one[place];
    }

    /** The several that such a number stands for, innermost first. */
    int[] several(int number) {
        return many.get(-1 - number);
    }

    /** The nodes of functions that are inlined into another one somewhere. */
    BitSet inlined() {
        var inlined = new BitSet();
        for (int[] here : many) {
            for (int i = 0; i < here.length - 1; i++) {
                inlined.set(here[i]);
            }
        }
        return inlined;
    }
}
