package dev.flamelab.load;

/** The two parts of a run: only the second counts. */
enum Phase {
    WARM_UP("warm-up"),
    LOAD("load");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
