package dev.flamelab.pprof;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives things the numbers 1 to n in the order in which they are first met; equal things have one number. */
final class Numbering<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();
    // Most things come again as the same object, and hashing a location by value walks to every name in it.
    private final Map<T, Integer> met = new IdentityHashMap<>();

    int of(T thing) {
        Integer number = met.get(thing);
        if (number == null) {
            number = numbers.get(thing);
            if (number == null) {
                number = numbers.size() + 1;
                numbers.put(thing, number);
            }
            met.put(thing, number);
        }
        return number;
    }

    /** All things, from number 1 on. */
    Set<T> inOrder() {
        return numbers.keySet();
    }
}
