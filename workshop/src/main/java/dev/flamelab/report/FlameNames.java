package dev.flamelab.report;

import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What the nodes of a flame graph are called: of a large profile's many names those that are in the picture. */
final class FlameNames {
    private static final FlameTree.Name ROOT = new FlameTree.Name("root", "", "", "", "");

    private final List<FlameTree.Name> used = new ArrayList<>();
    /** Where among those a name is, by its number in the profile. */
    private final int[] places;

    /** @param trie whose root has the number behind those of all names */
    FlameNames(Subject subject, NodeNumbers numbers, StackTrie trie) {
        var inTrie = new BitSet();
        for (int i = 0; i < trie.size(); i++) {
            inTrie.set(trie.name(i));
        }
        FlameTree.Name[] names = names(subject, numbers, inTrie);
        places = new int[names.length];
        for (int i = inTrie.nextSetBit(0); i >= 0; i = inTrie.nextSetBit(i + 1)) {
            places[i] = used.size();
            used.add(names[i]);
        }
    }

    /** The names that are used. */
    List<FlameTree.Name> used() {
        return used;
    }

    /** Where among them the name with this number is. */
    int place(int number) {
        return places[number];
    }

    FlameTree.Name name(int number) {
        return used.get(places[number]);
    }

    private static FlameTree.Name[] names(Subject subject, NodeNumbers numbers, BitSet wanted) {
        FlameTree.Name[] names = new FlameTree.Name[numbers.names().size() + 1];
        names[names.length - 1] = ROOT;
        List<Location> places = subject.locations();
        for (int i = 0; i < places.size(); i++) {
            int number = numbers.at(i);
            int[] here = number >= 0 ? new int[] {number} : numbers.several(number);
            List<Line> lines = places.get(i).lines();
            // Where inlined calls are left out it is the outermost that is here.
            int first = Math.max(0, lines.size() - here.length);
            for (int j = 0; j < here.length; j++) {
                if (names[here[j]] == null && wanted.get(here[j])) {
                    Origin origin = lines.isEmpty()
                            ? Origin.of(places.get(i).mapping())
                            : Origin.of(
                                    lines.get(first + j).function(),
                                    places.get(i).mapping());
                    names[here[j]] = name(numbers.names().get(here[j]), origin);
                }
            }
        }
        return names;
    }

    private static FlameTree.Name name(NodeName name, Origin origin) {
        boolean plain = name.function().isEmpty() || name.address() != 0;
        String line = name.line() == 0 ? "" : ":" + name.line();
        String column = name.column() == 0 ? "" : ":" + name.column();
        String text = plain ? name.printed() : name.function() + line + column;
        String function = name.function().isEmpty() ? name.file() : name.function();
        return new FlameTree.Name(text, function, name.file(), origin.packageName(), origin.module());
    }
}
