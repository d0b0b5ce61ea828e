package dev.flamelab.pprof;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.UnaryOperator;

/**
 * The mappings of a profile, each with the id that its file has for it. The first is the main program.
 *
 * <pre>{@code
 * Mappings mappings = Mappings.of(profile.mappings());
 * for (int i = 0; i < mappings.size(); i++) print(mappings.id(i), mappings.get(i));
 * }</pre>
 */
public final class Mappings extends AbstractList<Mapping> implements RandomAccess {
    private final List<Mapping> all;
    /** Null for 1 to n. */
    private final long[] ids;

    Mappings(List<Mapping> all, long[] ids) {
        this.all = List.copyOf(all);
        this.ids = ids;
    }

    /** These mappings: with their ids if they have some, else they are 1 to n. */
    public static Mappings of(List<Mapping> mappings) {
        return mappings instanceof Mappings known ? known : new Mappings(mappings, null);
    }

    @Override
    public Mapping get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    /** The id that the mapping has in the file, without a sign. */
    public long id(int index) {
        return ids == null ? index + 1L : ids[index];
    }

    /** The same with each one changed, which keeps its id. */
    Mappings changed(UnaryOperator<Mapping> change) {
        return new Mappings(all.stream().map(change).toList(), ids);
    }

    /** The same with another one for the first, which has its id. */
    Mappings withFirst(Mapping other) {
        List<Mapping> changed = new ArrayList<>(all);
        changed.set(0, other);
        return new Mappings(changed, ids);
    }
}
