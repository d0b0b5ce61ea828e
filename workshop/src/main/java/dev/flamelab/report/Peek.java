package dev.flamelab.report;

import dev.flamelab.pprof.Profile;

/** The callers and callees of the places that match, as {@code go tool pprof -peek} prints them. */
public final class Peek {
    private Peek() {}

    /** The places whose printed name matches, however small they are. */
    public static TextReport of(Profile profile, View view, String regex) {
        Tree tree = Tree.of(profile, view, regex);
        if (!tree.shown()) {
            throw ReportError.noMatch(regex).after(tree.warnings());
        }
        return tree;
    }
}
