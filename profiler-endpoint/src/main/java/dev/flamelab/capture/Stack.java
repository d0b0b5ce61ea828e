package dev.flamelab.capture;

import dev.flamelab.pprof.Location;
import java.util.List;

/** A stack of places of one {@link Frames}, leaf first. Each place exists once there, so stacks compare quickly. */
final class Stack {
    private final List<Location> places;
    private final int hash;

    Stack(Location... places) {
        // One that cannot change need not be copied for every profile that shows it.
        this.places = List.of(places);
        int sum = 1;
        for (Location place : places) {
            sum = 31 * sum + System.identityHashCode(place);
        }
        this.hash = sum;
    }

    List<Location> places() {
        return places;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Stack that) || that.hash != hash || that.places.size() != places.size()) {
            return false;
        }
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) != that.places.get(i)) {
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
