package dev.flamelab.capture;

import dev.flamelab.pprof.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes threads one after the other, as Go programs do when they panic. */
final class ThreadText {
    /** As much as Go writes, where the heap is large. */
    static final int LARGEST = largestIn(Runtime.getRuntime().maxMemory());

    /** Growing, and as a string and as bytes, text takes several times its length. */
    private static final int SHARE = 32;

    private final StringBuilder text = new StringBuilder();
    private final Map<StackTraceElement, String> frames = new HashMap<>();
    private final int stackDepth;
    private final int largest;
    private boolean full;

    /** @param largest how many characters there may be */
    ThreadText(int stackDepth, int largest) {
        this.stackDepth = stackDepth;
        this.largest = largest;
    }

    static int largestIn(long heap) {
        return (int) Math.min(64 << 20, heap / SHARE);
    }

    /** Writes a thread; answers whether there was room for it. */
    boolean add(LiveThread thread) {
        int before = text.length();
        if (!full) {
            write(thread);
            full = text.length() > largest;
        }
        if (full) {
            text.setLength(before);
        }
        return !full;
    }

    /** All of it. */
    String withRemarks(List<String> remarks) {
        if (full) {
            text.append("Threads beyond ").append(largest).append(" characters are left out.\n");
        }
        remarks.forEach(remark -> text.append(remark).append('\n'));
        return text.toString();
    }

    private void write(LiveThread thread) {
        text.append("goroutine ").append(thread.id()).append(" [").append(Waiting.of(thread));
        if (!thread.blocker().isEmpty()) {
            text.append(", for ").append(harmless(thread.blocker()));
        }
        text.append(thread.virtual() ? ", virtual thread" : ", thread");
        if (!thread.name().isEmpty()) {
            text.append(" \"").append(harmless(thread.name())).append('"');
        }
        text.append("]:\n");
        List<StackTraceElement> stack = thread.stack();
        for (StackTraceElement frame : stack.subList(0, Math.min(stack.size(), stackDepth))) {
            text.append(frames.computeIfAbsent(frame, ThreadText::twoLines));
        }
        if (stack.size() > stackDepth) {
            text.append("...additional frames elided...\n");
        }
        text.append('\n');
    }

    /** Whoever reads such text ends the first line of a thread at its bracket. */
    private static String harmless(String name) {
        return name.replace('[', '(').replace(']', ')').replaceAll("\\p{Cntrl}", " ");
    }

    /** Arguments and offsets are not known, and stand as where Go knows none. */
    private static String twoLines(StackTraceElement frame) {
        Function function = StackTraces.function(frame);
        String file = function.file().isEmpty() ? "?" : function.file();
        return function.name() + "(...)\n\t" + file + ":" + StackTraces.line(frame) + "\n";
    }
}
