package dev.flamelab.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads frames as the JVM prints them: {@code app//dev.flamelab.Some$Class.method(Some.java:12)}. */
final class FrameText {
    private static final Pattern FRAME = Pattern.compile(
            // the class loader and the module
            "(?:.*/(?!0x))?"
                    // the class; a hidden one has its address behind a slash
                    + "(?<type>[^/]+(?:/0x[0-9a-f]+)?)"
                    + "\\.(?<method>[^./]+)"
                    + "\\((?:(?<native>Native Method)|Unknown Source|(?<file>[^:]*)(?::(?<line>\\d+))?)\\)");

    private static final int NATIVE = -2;

    private FrameText() {}

    /** The frame; what is not one stands as a method of that name. */
    static StackTraceElement parse(String text) {
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            return new StackTraceElement("", text, null, -1);
        }
        int line = frame.group("line") == null ? -1 : Integer.parseInt(frame.group("line"));
        return new StackTraceElement(
                frame.group("type"),
                frame.group("method"),
                frame.group("file"),
                frame.group("native") == null ? line : NATIVE);
    }
}
