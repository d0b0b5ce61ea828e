package dev.flamelab.pprof;

/** Says that profiles are of different kinds, so that their sum would mean nothing. */
public final class IncompatibleProfiles extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    IncompatibleProfiles(String message) {
        super(message);
    }
}
