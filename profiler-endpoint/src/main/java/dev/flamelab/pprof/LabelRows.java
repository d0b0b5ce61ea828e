package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The labels of a file's samples as they come: many samples have the same ones, which are kept once. */
final class LabelRows {
    /** Of each label: its key, its text, its number and the number's unit. */
    private static final int WIDTH = 4;

    private final MemoryBudget budget;
    private final LongList row;
    /** The first is the empty one. */
    private final List<LongBuffer> sets = new ArrayList<>();

    private final Map<LongBuffer, Integer> met = new HashMap<>();
    private final NumberColumn setOfSample = new NumberColumn();

    LabelRows(MemoryBudget budget) {
        this.budget = budget;
        row = new LongList(budget);
        sets.add(LongBuffer.allocate(0));
    }

    /** Begins the labels of a sample. */
    void start() {
        row.clear();
    }

    /** Reads a label, which is the wire's current field. */
    void read(Wire in) throws IOException {
        long key = 0;
        long text = 0;
        long number = 0;
        long unit = 0;
        long outer = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case ProfileProto.Label.KEY_FIELD_NUMBER -> key = in.number();
                case ProfileProto.Label.STR_FIELD_NUMBER -> text = in.number();
                case ProfileProto.Label.NUM_FIELD_NUMBER -> number = in.number();
                case ProfileProto.Label.NUM_UNIT_FIELD_NUMBER -> unit = in.number();
                default -> in.skip();
            }
        }
        in.leave(outer);
        row.add(key);
        row.add(text);
        row.add(number);
        row.add(unit);
    }

    /** Ends the labels of a sample. */
    void end(int sample) throws MalformedProfile {
        if (row.size() == 0) {
            return;
        }
        Integer set = met.get(row.view());
        if (set == null) {
            budget.take(4 * MemoryBudget.ENTRY + (long) Long.BYTES * row.size());
            LongBuffer added = LongBuffer.wrap(row.copy());
            set = sets.size();
            sets.add(added);
            met.put(added, set);
        }
        while (setOfSample.size() < sample) {
            budget.takeIfAny(setOfSample.add(0));
        }
        budget.takeIfAny(setOfSample.add(set));
    }

    /** The sets of labels, once it is known what they are made of. */
    List<List<Label>> resolve(Tables tables) throws MalformedProfile {
        List<List<Label>> resolved = new ArrayList<>(sets.size());
        for (LongBuffer set : sets) {
            List<Label> labels = new ArrayList<>(set.remaining() / WIDTH);
            for (int i = 0; i < set.remaining(); i += WIDTH) {
                String key = tables.string(set.get(i));
                long text = set.get(i + 1);
                long number = set.get(i + 2);
                long unit = set.get(i + 3);
                if (text != 0) {
                    // A second empty string than the first one says as little, and pprof forgets it, too.
                    String said = tables.string(text);
                    if (!said.isEmpty()) {
                        labels.add(Label.text(key, said));
                    }
                } else if (number != 0 || unit != 0) {
                    labels.add(Label.number(key, number, tables.string(unit)));
                }
            }
            resolved.add(List.copyOf(labels));
        }
        return resolved;
    }

    /** The number of each sample's set; the samples behind its last have none, and so set 0. */
    NumberColumn ofSamples() {
        return setOfSample;
    }
}
