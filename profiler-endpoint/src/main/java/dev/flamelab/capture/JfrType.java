package dev.flamelab.capture;

import dev.flamelab.capture.JfrField.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A type of a recording: of an event, of a constant, or of a part of them. */
final class JfrType {
    /** Real types are four deep. */
    private static final int DEEPEST = 16;

    /** Enough to be worth counting them off at once. */
    private static final int MOST_NUMBERS = 64;

    private final long id;
    private final String name;
    private final List<JfrField> fields = new ArrayList<>();
    private final Form form;
    // Of each field, once all types are known; a type that the recording does not know has none.
    private Form[] forms = {};
    private JfrType[] types;
    // Of which fields a value is known by its position.
    private boolean[] placed;
    // Of each field that is nothing but whole numbers how many one value has, and how many bytes; 0 of others.
    private int[] parts;
    private long[] partBytes;
    private int depth;
    private int numbers;
    private long bytes;
    private boolean longs;
    private boolean resolving;

    JfrType(long id, String name) {
        this.id = id;
        this.name = name;
        this.form = Form.of(name);
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    void add(JfrField field) {
        fields.add(field);
    }

    List<JfrField> fields() {
        return fields;
    }

    /** Where the field is among those of this type; -1 if this recording has none of that name, and its value is 0. */
    int field(String wanted) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Finds the types of the fields. A type that has itself as a part, or nothing at all as one, cannot be. */
    void resolve(Map<Long, JfrType> all) throws IOException {
        resolve(all, DEEPEST);
    }

    private void resolve(Map<Long, JfrType> all, int deepest) throws IOException {
        if (types != null) {
            return;
        }
        if (resolving) {
            throw new IOException("the recording has a type within itself: " + name);
        }
        resolving = true;
        forms = new Form[fields.size()];
        JfrType[] found = new JfrType[fields.size()];
        for (int i = 0; i < forms.length; i++) {
            JfrField field = fields.get(i);
            found[i] = all.get(field.type());
            forms[i] = field.constant() ? Form.LONG : form(found[i]);
            if (forms[i] == Form.FIELDS) {
                resolvePart(found[i], all, deepest);
            }
        }
        types = found;
        placed = new boolean[forms.length];
        for (int i = 0; i < forms.length; i++) {
            placed[i] = forms[i] == Form.TEXT
                    || forms[i] == Form.FIELDS
                    || fields.get(i).array();
        }
        countNumbers();
    }

    private void resolvePart(JfrType part, Map<Long, JfrType> all, int deepest) throws IOException {
        if (deepest > 0) {
            part.resolve(all, deepest - 1);
            depth = Math.max(depth, part.depth + 1);
        }
        // The one may have been found before, and be as deep as can be itself.
        if (deepest == 0 || depth > DEEPEST) {
            throw new IOException("the recording has types that lie too deep in each other: " + name);
        }
    }

    private Form form(JfrType type) throws IOException {
        if (type == null || type.form == Form.FIELDS && type.fields.isEmpty()) {
            throw new IOException("the recording does not tell what its type " + name + " is made of");
        }
        return type.form;
    }

    /**
     * Of a type that is nothing but whole numbers, how many, and how many bytes they have if they are not compressed.
     */
    private void countNumbers() {
        parts = new int[forms.length];
        partBytes = new long[forms.length];
        boolean all = true;
        for (int i = 0; i < forms.length; i++) {
            boolean many = forms[i] == Form.FIELDS;
            parts[i] = many ? types[i].numbers : forms[i].isNumber() ? 1 : 0;
            partBytes[i] = many ? types[i].bytes : forms[i].bytes();
            all &= parts[i] > 0 && !fields.get(i).array() && numbers + parts[i] <= MOST_NUMBERS;
            numbers = all ? numbers + parts[i] : 0;
            bytes = all ? bytes + partBytes[i] : 0;
        }
        longs = isNumbers() && bytes == (long) Long.BYTES * numbers;
    }

    /**
     * Reads one value: of every field the number itself, or the bits of a double, or where its text, its parts or its
     * list begin. What comes last is not gone through: it may be long, and nobody needs to know where it ends.
     */
    void read(JfrBytes in, long[] values) throws IOException {
        if (form != Form.FIELDS) {
            values[0] = in.position();
            return;
        }
        if (longs) {
            in.longs(values, forms.length);
            return;
        }
        for (int i = 0; i < forms.length; i++) {
            if (!placed[i]) {
                values[i] = forms[i].read(in);
            } else {
                values[i] = in.position();
                if (i < forms.length - 1) {
                    skipField(in, i);
                }
            }
        }
    }

    /** Whether it has nothing but whole numbers that fill a long. */
    boolean isLongs() {
        return longs;
    }

    /** Whether it has nothing but whole numbers, so that {@link #readNumbers} will do. */
    boolean isNumbers() {
        return numbers > 0 && numbers == forms.length;
    }

    /** Reads as many values that {@link #isNumbers}, quicker; what does not fill a long is not cut to its size. */
    void readNumbers(JfrBytes in, long[] values, int count) throws IOException {
        if (in.isCompressed()) {
            in.longs(values, count * forms.length);
            return;
        }
        for (int i = 0; i < count * forms.length; i++) {
            values[i] = in.number(forms[i % forms.length].bytes());
        }
    }

    /** Goes on after one value. */
    void skip(JfrBytes in) throws IOException {
        if (form != Form.FIELDS) {
            skip(in, form);
        } else if (numbers > 0) {
            in.skipNumbers(numbers, bytes);
        } else {
            for (int i = 0; i < forms.length; i++) {
                skipField(in, i);
            }
        }
    }

    private void skipField(JfrBytes in, int field) throws IOException {
        int count = fields.get(field).array() ? in.count() : 1;
        if (parts[field] > 0) {
            in.skipNumbers((long) count * parts[field], count * partBytes[field]);
        } else {
            skipOthers(in, field, count);
        }
    }

    /** By itself: numbers are most of what is skipped, and the less there is beside, the sooner that is compiled. */
    private void skipOthers(JfrBytes in, int field, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (forms[field] == Form.FIELDS) {
                types[field].skip(in);
            } else {
                skip(in, forms[field]);
            }
        }
    }

    private static void skip(JfrBytes in, Form form) throws IOException {
        if (form == Form.TEXT) {
            in.skipText();
        } else if (form.isNumber()) {
            in.skipNumbers(1, form.bytes());
        } else {
            in.skip(form.bytes());
        }
    }
}
