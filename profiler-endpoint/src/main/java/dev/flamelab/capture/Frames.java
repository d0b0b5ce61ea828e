package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Mapping;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;

/**
 * The places that stacks of one session have passed through, each one object however often it is met. Each has an
 * address of its own, made up from its name and line, so that it is the same in all profiles and in all processes:
 * there are readers who tell frames apart by nothing else. Safe for use by any thread.
 */
final class Frames {
    /** Room for all that might be added to an address, and the part of memory that a process can have. */
    private static final long ADDRESSES = 0x7fff_ffff_fff0L;

    private static final long STEP = 16;
    private static final String VIRTUAL = "java.lang.VirtualThread.run";
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** More than any program has that does not make classes for ever. */
    private static final int MOST = 1_000_000;

    /** The part of the heap that they may take. */
    private static final int SHARE = 16;

    private static final int BYTES_OF_PLACE = 512;

    private final Mapping mapping;
    private final int most;
    private final Map<Line, Integer> numbers = new HashMap<>();
    private final Places places = new Places();
    private final Set<Long> taken = new HashSet<>();
    private final int lost;
    private final int others;
    private final int truncated;
    private final int other;
    private boolean full;
    private final int[] hiddenCallers;

    /** @param service the name of the program that is profiled */
    Frames(String service) {
        this(service, Integer.MAX_VALUE);
    }

    /** Those of a program that runs on: classes that it makes for ever do not fill its heap. */
    static Frames limited(String service) {
        return new Frames(service, mostIn(Runtime.getRuntime().maxMemory()));
    }

    static int mostIn(long heap) {
        return (int) Math.min(MOST, heap / SHARE / BYTES_OF_PLACE);
    }

    /** @param most how many places are told apart */
    Frames(String service, int most) {
        this.most = most;
        this.mapping = Mapping.symbolized(service);
        this.lost = pseudo("[lost samples]");
        this.others = pseudo("[other stacks]");
        this.truncated = pseudo("[truncated]");
        this.other = pseudo("[other frames]");
        this.hiddenCallers = new int[] {
            pseudo("[callers not visible]"),
            number(new Function(VIRTUAL, VIRTUAL + "(Ljava/lang/Runnable;)V", "java/lang/VirtualThread.java", 0), 0)
        };
    }

    /** A stack of places with these numbers, which must not change any more. */
    Stack stack(int... numbers) {
        return new Stack(places, numbers);
    }

    /** The number of a place, from 0 in the order in which they are met. */
    synchronized int number(Function function, int line) {
        var key = new Line(function, line, 0);
        Integer number = numbers.get(key);
        if (number == null) {
            if (places.size() >= most) {
                full = true;
                return other;
            }
            number = places.size();
            places.add(new Location(mapping, address(key), List.of(key), false));
            numbers.put(key, number);
        }
        return number;
    }

    /** The place with this number. */
    Location place(int number) {
        return places.get(number);
    }

    /** How many places there are. */
    synchronized int size() {
        return places.size();
    }

    /** What a reader should know of them; nothing as a rule. */
    synchronized Optional<String> remark() {
        return full
                ? Optional.of("More than " + places.size()
                        + " different frames: those that came later stand as [other frames].")
                : Optional.empty();
    }

    /** Stands for samples that were taken and could not be recorded. */
    Stack lost() {
        return stack(lost);
    }

    /** Stands for stacks beyond the limit of how many are told apart. */
    Stack others() {
        return stack(others);
    }

    /** The number of what stands for the callers beyond the depth limit. */
    int truncation() {
        return truncated;
    }

    /**
     * The numbers of what stands for the callers that a virtual thread has not returned to since it waited, and for its
     * beginning.
     */
    int[] hiddenCallers() {
        return hiddenCallers.clone();
    }

    Mapping mapping() {
        return mapping;
    }

    private int pseudo(String name) {
        return number(new Function(name, name, "", 0), 0);
    }

    /** The next one if another place has it already, which hardly ever happens. */
    private long address(Line line) {
        String name = line.function().systemName();
        long hash = FNV_BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ line.line()) * FNV_PRIME;
        long address = (hash ^ hash >>> 32) & ADDRESSES;
        while (address == 0 || !taken.add(address)) {
            address = address + STEP & ADDRESSES;
        }
        return address;
    }

    /** Whoever has the number of a place has got it from who has added it, and so may read it without a lock. */
    private static final class Places extends AbstractList<Location> implements RandomAccess {
        private volatile Location[] all = new Location[256];
        private volatile int size;

        @Override
        public boolean add(Location place) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size] = place;
            size++;
            return true;
        }

        @Override
        public Location get(int number) {
            return all[number];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
