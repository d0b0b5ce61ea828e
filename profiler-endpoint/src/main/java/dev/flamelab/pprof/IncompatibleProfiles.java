package dev.flamelab.pprof;

/** Says, in the words of {@code go tool pprof}, that profiles are of different kinds: their sum would mean nothing. */
public final class IncompatibleProfiles extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    IncompatibleProfiles(String message) {
        super(message);
    }
}
