package dev.flamelab.pprof;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Samples in columns of numbers. There is an object for a sample only while somebody looks at it: of five million they
 * would take more memory than all that was measured. It does not change.
 */
final class SampleTable extends AbstractList<Sample> implements RandomAccess {
    private final StackChunks stacks;
    private final NumberColumn places;
    private final NumberColumn[] values;
    private final NumberColumn labels;
    private final List<List<Label>> labelSets;

    /**
     * Makes a table of columns that nobody will change.
     *
     * @param places of the samples' stacks among {@code stacks}
     * @param values of each sample type
     * @param labels the numbers of sets of labels; the samples behind its end have the first set
     */
    SampleTable(
            StackChunks stacks,
            NumberColumn places,
            NumberColumn[] values,
            NumberColumn labels,
            List<List<Label>> labelSets) {
        this.stacks = stacks;
        this.places = places;
        this.values = values;
        this.labels = labels;
        this.labelSets = labelSets;
    }

    @Override
    public Sample get(int index) {
        return new Row(this, Objects.checkIndex(index, places.size()));
    }

    @Override
    public int size() {
        return places.size();
    }

    /** The same samples, where the places of stacks are other ones. */
    SampleTable on(Relocation relocation) {
        return new SampleTable(relocation.of(stacks), places, values, labels, labelSets);
    }

    /** The table of locations that all stacks share; null when there are no stacks. */
    Locations locations() {
        return stacks.table();
    }

    /** One sample of a table. */
    static final class Row extends Sample {
        private final SampleTable table;
        private final int index;

        private Row(SampleTable table, int index) {
            this.table = table;
            this.index = index;
        }

        @Override
        public Stack stack() {
            return table.stacks.at(table.places.get(index));
        }

        @Override
        public List<Label> labels() {
            return table.labelSets.get(index < table.labels.size() ? (int) table.labels.get(index) : 0);
        }

        @Override
        public long value(int type) {
            return table.values[type].get(index);
        }

        @Override
        public int width() {
            return table.values.length;
        }

        @Override
        long[] uncopied() {
            long[] copy = new long[width()];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = value(i);
            }
            return copy;
        }
    }
}
