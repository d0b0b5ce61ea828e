package dev.flamelab.compare;

/** What a comparison came to, and why, in one sentence. */
public sealed interface Verdict {
    /** The word for it. */
    String word();

    /** Why, in one sentence without a full stop. */
    String reason();

    /** What to do about it, in one sentence without a full stop; empty when there is nothing to do. */
    String cure();

    /** Both dumps show the same bottleneck. */
    record Pass(String reason) implements Verdict {
        @Override
        public String word() {
            return "PASS";
        }

        @Override
        public String cure() {
            return "";
        }
    }

    /** They do not. */
    record Fail(String reason, String cure) implements Verdict {
        @Override
        public String word() {
            return "FAIL";
        }
    }

    /** The dumps do not allow to tell. */
    record Inconclusive(String reason, String cure) implements Verdict {
        @Override
        public String word() {
            return "INCONCLUSIVE";
        }
    }
}
