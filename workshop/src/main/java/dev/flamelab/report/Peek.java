package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.util.List;

/** The callers and callees of the places that match, as {@code go tool pprof -peek} prints them. */
public record Peek(String text, List<String> warnings) {

    /** The places whose printed name matches, however small they are. */
    public static Peek of(Profile profile, View view, String regex) {
        Tree tree = Tree.of(profile, view, Regex.argument(regex));
        if (!tree.shown()) {
            throw ReportError.noMatch(regex).after(tree.warnings());
        }
        return new Peek(tree.text(), tree.warnings());
    }
}
