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
        int room = LONGEST - HEADING;
        int parts = (text.length() + room - 1) / room;
        List<String> messages = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            int end = Math.min(part * room, text.length());
            messages.add(part + "/" + parts + ": " + text.substring((part - 1) * room, end));
        }
        return messages;
    }
}
