package dev.flamelab.lab;

import java.util.Locale;

/** In what requests are paid for: how a sample type is called and written where it is the cost of a request. */
public enum Price {
    CPU("CPU"),
    WALL("time"),
    ALLOCATED_BYTES("allocated memory"),
    ALLOCATED_OBJECTS("allocated objects"),
    KEPT_BYTES("memory kept"),
    KEPT_OBJECTS("objects kept"),
    WAITS("waits"),
    WAITING("waiting"),
    LOOP_TIME("event-loop time"),
    THREADS("threads");

    private final String noun;

    Price(String noun) {
        this.noun = noun;
    }

    /** What it costs where it is measured by this sample type. */
    public static Price of(String value) {
        return switch (value) {
            case "wall" -> WALL;
            case "alloc_space" -> ALLOCATED_BYTES;
            case "alloc_objects" -> ALLOCATED_OBJECTS;
            case "inuse_space" -> KEPT_BYTES;
            case "inuse_objects" -> KEPT_OBJECTS;
            case "contentions" -> WAITS;
            case "delay" -> WAITING;
            case "region" -> LOOP_TIME;
            case "goroutine", "threadcreate" -> THREADS;
            default -> CPU;
        };
    }

    /** Such as "CPU". */
    public String noun() {
        return noun;
    }

    /** Such as "4.12 ms" or "8.3 kB". */
    public String shown(double amount) {
        return switch (this) {
            case CPU, WALL, WAITING, LOOP_TIME -> Nanos.shown(amount);
            case ALLOCATED_BYTES, KEPT_BYTES -> bytes(amount);
            case ALLOCATED_OBJECTS, KEPT_OBJECTS, WAITS, THREADS -> String.format(Locale.ROOT, "%.2f", amount);
        };
    }

    private static String bytes(double amount) {
        double size = Math.abs(amount);
        if (size >= 1e6) return String.format(Locale.ROOT, "%.2f MB", amount / 1e6);
        if (size >= 1e3) return String.format(Locale.ROOT, "%.1f kB", amount / 1e3);
        return String.format(Locale.ROOT, "%.0f B", amount);
    }
}
