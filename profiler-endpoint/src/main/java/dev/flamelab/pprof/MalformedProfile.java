package dev.flamelab.pprof;

import java.io.IOException;

/** Says why something is not a profile, in the words that {@code go tool pprof} uses after the file's name. */
public final class MalformedProfile extends IOException {
    private static final long serialVersionUID = 1;
    private static final String UNRECOGNIZED = "parsing profile: unrecognized profile format";

    private final boolean isTooLarge;

    MalformedProfile(String message) {
        this(message, false);
    }

    private MalformedProfile(String message, boolean isTooLarge) {
        super(message);
        this.isTooLarge = isTooLarge;
    }

    /** For input that may be right, but takes more memory than there is. */
    static MalformedProfile tooLarge(String message) {
        return new MalformedProfile(message, true);
    }

    /** Whether the profile may be right, and could be read where there is more memory. */
    public boolean isTooLarge() {
        return isTooLarge;
    }

    /** For input that has the right outer shape but breaks a rule of the format. */
    static MalformedProfile rule(String broken) {
        return new MalformedProfile("malformed profile: " + broken);
    }

    /** For input that is no profile at all, whatever else it may be. */
    static MalformedProfile unrecognized() {
        return new MalformedProfile(UNRECOGNIZED);
    }

    /** For input that is of a form this reader knows, but wrong within it. */
    static MalformedProfile parsing(String wrong) {
        return new MalformedProfile("parsing profile: " + wrong);
    }

    boolean isUnrecognized() {
        return UNRECOGNIZED.equals(getMessage());
    }
}
