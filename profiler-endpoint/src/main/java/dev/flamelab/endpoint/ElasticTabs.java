package dev.flamelab.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aligns the cells of lines as Go's text forms do. A cell ends with a tab; cells of neighbouring lines at the same
 * place form a column, which is as wide as its widest cell and one more, up to the next tab stop.
 */
final class ElasticTabs {
    private static final int TAB = 8;

    /** As much as Go shows of goroutines one by one. */
    private static final int LONGEST_TEXT = 64 << 20;

    private final StringBuilder text = new StringBuilder();

    /** Neighbouring lines with a column at least. What follows the last tab of a line is in no column. */
    private final List<String[]> block = new ArrayList<>();

    private int columns;

    /** Adds a line of these cells. */
    ElasticTabs line(String... cells) {
        if (cells.length > 1) {
            block.add(cells);
            columns = Math.max(columns, cells.length - 1);
        } else {
            endBlock();
            text.append(cells[0]).append('\n');
        }
        return this;
    }

    /** @throws BadRequest when it is too long for anyone to read, and to hold */
    private void endBlock() {
        int[][] stops = new int[columns][];
        for (int column = 0; column < columns; column++) {
            stops[column] = stops(column);
        }
        for (int row = 0; row < block.size(); row++) {
            String[] cells = block.get(row);
            for (int column = 0; column < cells.length - 1; column++) {
                int tabs = stops[column][row] - width(cells[column]) / TAB;
                text.append(cells[column]).append("\t".repeat(tabs));
            }
            text.append(cells[cells.length - 1]).append('\n');
        }
        block.clear();
        columns = 0;
        if (text.length() > LONGEST_TEXT) {
            throw new BadRequest("the text form has more than " + LONGEST_TEXT
                    + " characters: ask for the binary one, without debug");
        }
    }

    /** For each row, how many tab stops wide the column is there. */
    private int[] stops(int column) {
        int[] stops = new int[block.size()];
        int first = 0;
        while (first < stops.length) {
            int widest = 0;
            int end = first;
            while (end < stops.length && column < block.get(end).length - 1) {
                widest = Math.max(widest, width(block.get(end)[column]));
                end++;
            }
            Arrays.fill(stops, first, end, widest / TAB + 1);
            first = end + 1;
        }
        return stops;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    @Override
    public String toString() {
        endBlock();
        return text.toString();
    }
}
