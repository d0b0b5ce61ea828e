package dev.flamelab.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What would have to be edited, as {@code diff -u} tells it; how lines end makes no difference. */
public final class SourceDiff {
    private static final int CONTEXT = 3;

    private SourceDiff() {}

    /** From somebody's own files to the cured ones; empty where no line differs. */
    public static List<String> toCure(List<StorySources.Difference> differences) {
        return differences.stream()
                .flatMap(each -> UnifiedDiffUtils.generateUnifiedDiff(
                        each.mine() == null ? "/dev/null" : each.file(),
                        each.other() == null ? "/dev/null" : each.cure(),
                        lines(each.mine()),
                        DiffUtils.diff(lines(each.mine()), lines(each.other())),
                        CONTEXT)
                        .stream())
                .toList();
    }

    private static List<String> lines(byte[] file) {
        return file == null ? List.of() : new String(file, UTF_8).lines().toList();
    }
}
