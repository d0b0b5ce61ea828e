package dev.flamelab.demo.notify;

import java.util.ArrayList;
import java.util.List;

/** A notification in as many short messages as it takes, each of which says which one it is. */
final class ShortMessages {
    static final int LONGEST = 160;

    /** What {@code 1/7: } takes: no notification needs ten. */
    private static final int HEADING = 5;

    private ShortMessages() {}

    static List<String> of(Notification notification) {
        String text = notification.text();
        if (text.length() <= LONGEST) {
            return List.of(text);
        }
        List<String> parts = parts(text, LONGEST - HEADING);
        List<String> messages = new ArrayList<>();
        for (String part : parts) {
            messages.add((messages.size() + 1) + "/" + parts.size() + ": " + part);
        }
        return messages;
    }

    /** No part ends in the middle of a character. */
    private static List<String> parts(String text, int room) {
        List<String> parts = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(start + room, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            parts.add(text.substring(start, end));
            start = end;
        }
        return parts;
    }
}
