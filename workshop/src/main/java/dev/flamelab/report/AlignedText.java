package dev.flamelab.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines whose cells end in tabs, set right-aligned in columns: a column is as wide as its widest cell and one blank, and
 * ends at the first line that has no cell in it.
 */
final class AlignedText {
    private AlignedText() {}

    /** The text, which ends in a line end, with its tabs gone; what follows the last tab of a line stays as it is. */
    static String of(String text) {
        List<String[]> rows = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            rows.add(line.split("\t", -1));
        }
        List<StringBuilder> set = new ArrayList<>();
        rows.forEach(row -> set.add(new StringBuilder()));
        align(rows, set, 0, rows.size(), 0);
        var aligned = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            aligned.append(set.get(i)).append(row[row.length - 1]).append('\n');
        }
        return aligned.toString();
    }

    /** A text moved right until it is so wide; what is wider stays as it is. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - length(text))) + text;
    }

    /** Sets one column of some rows, and then those right of it. */
    private static void align(List<String[]> rows, List<StringBuilder> set, int from, int to, int column) {
        int first = from;
        while (first < to) {
            int end = first;
            int width = 0;
            while (end < to && column < rows.get(end).length - 1) {
                width = Math.max(width, length(rows.get(end)[column]) + 1);
                end++;
            }
            for (int i = first; i < end; i++) {
                set.get(i).append(right(rows.get(i)[column], width));
            }
            if (end > first) {
                align(rows, set, first, end, column + 1);
            }
            first = Math.max(end, first + 1);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
