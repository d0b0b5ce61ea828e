package dev.flamelab.report;

import dev.flamelab.pprof.Profile;
import java.util.function.BiPredicate;

/** The callers and callees of the places that match, as {@code go tool pprof -peek} prints them. */
public final class Peek {
    private Peek() {}

    /** The places whose printed name matches, however small they are. */
    public static TextReport of(Profile profile, View view, String regex) {
        return of(profile, view, regex, (wanted, node) -> wanted.finds(node.printed()));
    }

    /**
     * The same, and the places whose function matches by itself: an expression may say where a name ends, though the
     * line is printed behind it.
     */
    public static TextReport ofFunctions(Profile profile, View view, String regex) {
        return of(
                profile,
                view,
                regex,
                (wanted, node) ->
                        wanted.finds(node.printed()) || wanted.finds(node.name().function()));
    }

    private static TextReport of(Profile profile, View view, String regex, BiPredicate<Regex, Node> meant) {
        Tree tree = Tree.of(profile, view, regex, meant);
        if (!tree.shown()) {
            throw ReportError.noMatch(regex).after(tree.warnings());
        }
        return tree;
    }
}
