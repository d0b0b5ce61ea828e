package dev.flamelab.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a Markdown file into slides by reveal.js' conventions: {@code ---} or {@code --} between blank lines ends a
 * slide, {@code Note:} at the start of a line begins its notes, and {@code <!-- .slide: class="…" -->} names its layout.
 * Inside a fenced block of code none of these means anything.
 */
final class SlideSplitter {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");
    private static final Pattern LAYOUT = Pattern.compile("\\s*<!--\\s*\\.slide:\\s*class=\"([a-z -]*)\"\\s*-->\\s*");

    private final String file;
    private final List<String> lines;
    private final List<SlideSource> slides = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder notes = new StringBuilder();
    private boolean inNotes;
    private String layout = "";
    private int begin = 1;
    private String fence = "";
    private int fenceLine;

    private SlideSplitter(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static List<SlideSource> split(String file, List<String> lines) throws MalformedDeck {
        return new SlideSplitter(file, lines).slides();
    }

    private List<SlideSource> slides() throws MalformedDeck {
        for (int i = 0; i < lines.size(); i++) {
            take(i);
        }
        if (!fence.isEmpty()) {
            throw new MalformedDeck(
                    file + ", line " + fenceLine + ": this block of code never ends; close it with " + fence);
        }
        finish(lines.size());
        return slides;
    }

    private void take(int i) throws MalformedDeck {
        String line = lines.get(i);
        boolean code = !fence.isEmpty();
        followFence(line, i + 1);
        Matcher classes = LAYOUT.matcher(line);
        if (code || !fence.isEmpty()) {
            append(line);
        } else if (isSeparator(i)) {
            finish(i + 1);
        } else if (line.startsWith("Note:")) {
            if (inNotes) {
                throw new MalformedDeck(
                        file + ", line " + (i + 1) + ": this slide already has notes; put --- between two slides");
            }
            inNotes = true;
            append(line.substring("Note:".length()));
        } else if (!inNotes && classes.matches()) {
            layout = classes.group(1);
        } else {
            append(line);
        }
    }

    private void followFence(String line, int number) {
        Matcher mark = FENCE.matcher(line);
        if (!mark.matches()) {
            return;
        }
        if (fence.isEmpty()) {
            fence = mark.group(1);
            fenceLine = number;
        } else if (mark.group(1).startsWith(fence) && mark.group(2).isBlank()) {
            fence = "";
        }
    }

    private boolean isSeparator(int i) {
        String line = lines.get(i).stripTrailing();
        return (line.equals("---") || line.equals("--"))
                && (i == 0 || lines.get(i - 1).isBlank())
                && (i == lines.size() - 1 || lines.get(i + 1).isBlank());
    }

    private void append(String line) {
        (inNotes ? notes : shown).append(line).append('\n');
    }

    private void finish(int nextLine) throws MalformedDeck {
        if (shown.toString().isBlank()) {
            throw new MalformedDeck(file + ", line " + begin + ": this slide is empty; write a heading or remove it");
        }
        slides.add(new SlideSource(begin, layout, shown.toString(), notes.toString()));
        shown.setLength(0);
        notes.setLength(0);
        inNotes = false;
        layout = "";
        begin = nextLine + 1;
    }
}
