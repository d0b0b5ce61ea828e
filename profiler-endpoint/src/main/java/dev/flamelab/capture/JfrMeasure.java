package dev.flamelab.capture;

import java.io.IOException;

/** Reads the events of one type in one chunk: where each was measured, and what it stands for. */
abstract class JfrMeasure {
    private final JfrSums sums;
    private final JfrType type;
    private final int stack;
    private final int thread;
    private final int objectClass;

    JfrMeasure(JfrSums sums, String typeName, String threadField, String classField) throws IOException {
        this.sums = sums;
        type = sums.chunk().type(typeName);
        stack = type.field("stackTrace");
        thread = type.field(threadField);
        objectClass = type.field(classField);
    }

    JfrType type() {
        return type;
    }

    JfrSums sums() {
        return sums;
    }

    /** Adds the event that was moved to. */
    abstract void add(JfrEvents event) throws IOException;

    void add(JfrSource source, JfrEvents event, double count, double amount) throws IOException {
        add(source, event, event.number(objectClass), 0, count, amount);
    }

    void add(JfrSource source, JfrEvents event, long objectType, long size, double count, double amount)
            throws IOException {
        sums.add(source, event.number(stack), objectType, size, event.number(thread), count, amount);
    }

    long objectType(JfrEvents event) {
        return event.number(objectClass);
    }
}
