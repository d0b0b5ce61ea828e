package dev.flamelab.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths that a profile names: texts with slashes, which need not exist on this machine. */
final class Paths {
    private Paths() {}

    /** The last part of a path, without slashes behind it. */
    static String baseName(String path) {
        String clean = clean(path);
        return clean.equals("/") ? clean : clean.substring(clean.lastIndexOf('/') + 1);
    }

    /** The shortest path that means the same: no empty parts, no {@code .}, and {@code ..} only in front. */
    static String clean(String path) {
        boolean absolute = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!(up && absolute)) {
                parts.addLast(part);
            }
        }
        String clean = (absolute ? "/" : "") + String.join("/", parts);
        return clean.isEmpty() ? "." : clean;
    }
}
