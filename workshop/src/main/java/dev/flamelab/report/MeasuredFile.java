package dev.flamelab.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A source file with the addresses that were measured in its lines. */
final class MeasuredFile {
    /** Lines of one function that are less apart are shown as one piece. */
    private static final int GAP = 20;

    /** How many lines are shown around those that were measured. */
    private static final int MARGIN = 5;

    private final String name;
    private final Map<Long, List<MeasuredSource.Spot>> spots = new TreeMap<>();
    private final Map<Long, String> functions = new HashMap<>();

    /**
     * A piece of a function.
     *
     * @param end the line behind the last one
     */
    record Stretch(String function, long begin, long end, long flat, long cum) {
        private Stretch with(Stretch next) {
            return new Stretch(function, begin, next.end, flat + next.flat, cum + next.cum);
        }

        private Stretch between(long first, long last) {
            return new Stretch(function, first, last, flat, cum);
        }
    }

    MeasuredFile(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Adds an address to a line; the line belongs to the function that is told first. */
    void add(long line, String function, MeasuredSource.Spot spot) {
        spots.computeIfAbsent(line, added -> new ArrayList<>()).add(spot);
        functions.putIfAbsent(line, function);
    }

    /** What was measured in a line. */
    List<MeasuredSource.Spot> spots(long line) {
        return spots.getOrDefault(line, List.of());
    }

    /** The pieces to show, with some lines around each. */
    List<Stretch> stretches() {
        List<Stretch> pieces = new ArrayList<>();
        spots.forEach((line, here) -> {
            var piece = new Stretch(
                    functions.get(line),
                    line,
                    line + 1,
                    here.stream().mapToLong(MeasuredSource.Spot::flat).sum(),
                    here.stream().mapToLong(MeasuredSource.Spot::cum).sum());
            int last = pieces.size() - 1;
            if (last >= 0
                    && line - pieces.get(last).end() < GAP
                    && pieces.get(last).function().equals(piece.function())) {
                pieces.set(last, pieces.get(last).with(piece));
            } else {
                pieces.add(piece);
            }
        });
        return widened(pieces);
    }

    /** Neighbours share the lines between them; line 0 stands for unknown lines and is nobody's neighbour. */
    private static List<Stretch> widened(List<Stretch> pieces) {
        List<Stretch> wide = new ArrayList<>();
        for (Stretch piece : pieces) {
            long begin = piece.begin();
            if (wide.isEmpty()) {
                begin = begin > MARGIN ? begin - MARGIN : Math.min(begin, 1);
            } else {
                int last = wide.size() - 1;
                Stretch before = wide.get(last);
                long share = Math.min(MARGIN, (begin - before.end()) / 2);
                wide.set(last, before.between(before.begin(), before.end() + share));
                begin -= share;
            }
            wide.add(piece.between(begin, piece.end()));
        }
        int last = wide.size() - 1;
        wide.set(
                last,
                wide.get(last).between(wide.get(last).begin(), wide.get(last).end() + MARGIN));
        return wide;
    }
}
