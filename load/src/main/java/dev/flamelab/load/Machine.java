package dev.flamelab.load;

/**
 * The machine that bears the load, against the one on which the stories' rates were tried: two free cores of speed 1.
 *
 * @param speed of one of its cores
 * @param cores that are free, such as 1.8
 */
record Machine(double speed, double cores) {
    private static final double CORES_TRIED = 2;

    /** Load and service together shall take no more of it than this: beyond it requests queue. */
    private static final double MOST = 0.6;

    /** Where less than this of what is usual would fit, a story would no longer show: then it is tried all the same. */
    private static final double LEAST = 0.7;

    private static final int STEP = 5;

    Machine {
        if (!(speed >= 0.01 && speed <= 100)) {
            throw new IllegalArgumentException("speed must be from 0.01 to 100, not " + speed);
        }
        if (!(cores >= 0.01 && cores <= 10_000)) {
            throw new IllegalArgumentException("free-cores must be from 0.01 to 10000, not " + cores);
        }
    }

    /**
     * The rate for each target that does here what this one does there.
     *
     * @param usual the rate that was tried, with as many targets
     */
    int rate(Story story, int usual, int targets) {
        double enough = story.needsCpuTime() ? usual * speed : usual;
        double fits = Math.max(MOST * capacity(story) / targets, usual * speed * cores / CORES_TRIED);
        double rate = Math.max(LEAST * enough, Math.min(enough, fits));
        // The same from one run to the next, as far as chance lets it.
        return (int) Math.max(1, rate < 10 * STEP ? Math.round(rate) : STEP * Math.round(rate / STEP));
    }

    /** How much of what it can this rate is, in percent. */
    int percent(Story story, int rate) {
        return (int) Math.max(1, Math.round(100 * rate / capacity(story)));
    }

    private double capacity(Story story) {
        return story.perCore() * speed * cores;
    }
}
