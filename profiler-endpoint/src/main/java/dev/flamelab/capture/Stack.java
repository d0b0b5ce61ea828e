package dev.flamelab.capture;

import dev.flamelab.pprof.Location;
import java.util.Arrays;
import java.util.List;

/** A stack of places of one {@link Frames}, leaf first. Each place exists once there, so stacks compare quickly. */
final class Stack {
    private final Location[] places;
    private final int hash;

    Stack(Location... places) {
        this.places = places;
        int sum = 1;
        for (Location place : places) {
            sum = 31 * sum + System.identityHashCode(place);
        }
        this.hash = sum;
    }

    List<Location> places() {
        return Arrays.asList(places);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Stack that) || that.hash != hash || that.places.length != places.length) {
            return false;
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] != that.places[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
