package dev.flamelab.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * How much load a story gets.
 *
 * @param told to the load, in its own words
 * @param fitted whether that is for the machine on which the rates were tried, and to be fitted to this one
 */
public record Demand(List<String> told, boolean fitted) {
    private static final String ARTICLE = "--article";

    /** What the story wants, as it was tried. */
    public static final Demand USUAL = new Demand(List.of(), false);

    public Demand {
        told = List.copyOf(told);
    }

    /** So many requests a second for each target. */
    public static Demand rate(int perSecond) {
        return new Demand(List.of("--rate", "" + perSecond), false);
    }

    /**
     * What the article put on its service.
     *
     * @param requests how many instead of all; null for all
     */
    public static Demand article(Integer requests) {
        return new Demand(requests == null ? List.of(ARTICLE) : List.of(ARTICLE, "--requests", "" + requests), false);
    }

    /** Whether it ends with its last request, and not after a time. */
    boolean isCounted() {
        return told.contains(ARTICLE);
    }

    /** The same, fitted to this machine. */
    public Demand fittedHere() {
        return new Demand(told, true);
    }

    /** For the load, which is about to start: the machine is looked at now. */
    List<String> arguments() {
        var arguments = new ArrayList<>(told);
        if (fitted) arguments.addAll(MachineNow.look().arguments());
        return arguments;
    }
}
