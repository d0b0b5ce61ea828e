package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.util.List;

/**
 * The samples of a file as they come, in rows of numbers: what these mean is known only when all of the file was read,
 * for nearly every writer puts the samples before what they refer to.
 */
final class SampleRows {
    private final MemoryBudget budget;
    private final StackPool pool;
    private final NumberColumn places = new NumberColumn();
    private final LabelRows labels;
    private final LongList locationIds;
    private final LongList numbers;
    /** One column for each of the first sample's values; null until it was read. */
    private NumberColumn[] values;
    /** The first sample with more or fewer values; there need be no more of these then, for the profile breaks a rule. */
    private int odd = Integer.MAX_VALUE;

    private int widthOfOdd;

    SampleRows(RawNumbers locations, MemoryBudget budget) {
        this.budget = budget;
        pool = new StackPool(locations, budget);
        labels = new LabelRows(budget);
        locationIds = new LongList(budget);
        numbers = new LongList(budget);
    }

    /** Reads a sample, which is the wire's current field. */
    void read(Wire in) throws IOException {
        locationIds.clear();
        numbers.clear();
        labels.start();
        long outer = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case ProfileProto.Sample.LOCATION_ID_FIELD_NUMBER -> in.numbers(locationIds);
                case ProfileProto.Sample.VALUE_FIELD_NUMBER -> in.numbers(numbers);
                case ProfileProto.Sample.LABEL_FIELD_NUMBER -> labels.read(in);
                default -> in.skip();
            }
        }
        in.leave(outer);
        budget.takeIfAny(places.add(pool.share(locationIds)));
        addValues();
        labels.end(places.size() - 1);
    }

    private void addValues() throws MalformedProfile {
        if (values == null) {
            budget.take((long) NumberColumn.BYTES_OF_NEW * numbers.size());
            values = new NumberColumn[numbers.size()];
            // No lambda: a command that reads a small profile would spend more time on making one.
            for (int i = 0; i < values.length; i++) values[i] = new NumberColumn();
        }
        if (numbers.size() != values.length && odd > places.size()) {
            odd = places.size() - 1;
            widthOfOdd = numbers.size();
        }
        for (int i = 0; i < values.length && odd > places.size(); i++) {
            budget.takeIfAny(values[i].add(numbers.get(i)));
        }
    }

    /** The samples, once all else is known; they must have as many values as there are types. */
    List<Sample> resolve(Tables tables, int types) throws MalformedProfile {
        List<List<Label>> sets = labels.resolve(tables);
        if (places.size() > 0) {
            check(types);
        }
        pool.end();
        return new SampleTable(pool.chunks(), places, values, labels.ofSamples(), sets);
    }

    /** Of several rules that are broken the first sample's is told. */
    private void check(int types) throws MalformedProfile {
        ProfileCheck.checkWidth(values.length, types);
        if (!pool.isWhole()) {
            for (int i = 0; i < Math.min(odd, places.size()); i++) {
                if (!StackPool.isWhole(pool.chunks().at(places.get(i)))) {
                    throw MalformedProfile.rule("sample has nil location");
                }
            }
        }
        if (odd < places.size()) {
            ProfileCheck.checkWidth(widthOfOdd, types);
        }
    }
}
