package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of a file as they come, in rows of numbers: what these mean is known only when all of the file was read,
 * for nearly every writer puts the samples before what they refer to.
 */
final class SampleRows {
    private final MemoryBudget budget;
    private final StackPool pool;
    private final List<Stack> stacks = new ArrayList<>();
    private final List<long[]> values = new ArrayList<>();
    private final LabelRows labels;
    private final LongList locationIds;
    private final LongList numbers;

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
        budget.take(MemoryBudget.SAMPLE + MemoryBudget.SAMPLE_WHILE_READ + (long) Long.BYTES * numbers.size());
        stacks.add(pool.share(locationIds));
        values.add(numbers.copy());
        labels.end(stacks.size() - 1);
    }

    /** The samples, once all else is known; they must have as many values as there are types. */
    List<Sample> resolve(Tables tables, int types) throws MalformedProfile {
        labels.resolve(tables);
        boolean whole = pool.isWhole();
        List<Sample> samples = new ArrayList<>(stacks.size());
        for (int i = 0; i < stacks.size(); i++) {
            ProfileCheck.checkWidth(values.get(i).length, types);
            if (!whole && !isWhole(stacks.get(i))) {
                throw MalformedProfile.rule("sample has nil location");
            }
            samples.add(Sample.of(stacks.get(i), values.set(i, null), labels.of(i)));
        }
        budget.giveBack((long) MemoryBudget.SAMPLE_WHILE_READ * samples.size());
        pool.end();
        return samples;
    }

    private static boolean isWhole(Stack stack) {
        for (int i = 0; i < stack.size(); i++) {
            if (stack.number(i) < 0) {
                return false;
            }
        }
        return true;
    }
}
