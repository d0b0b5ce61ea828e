package dev.flamelab.capture;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads what a chunk says of the types in it: a tree of elements with attributes, whose words come first. */
final class JfrMetadata {
    /** That of a JDK with all of its events has a tenth of a megabyte. */
    private static final int LARGEST = 4 << 20;

    private static final int DEEPEST = 16;

    private final JfrBytes in;
    private final long end;
    private final Map<Long, JfrType> types = new HashMap<>();
    private String[] words;

    private JfrMetadata(JfrBytes in, long end) {
        this.in = in;
        this.end = end;
    }

    /** All types by their numbers, of an event of metadata at this position. */
    static Map<Long, JfrType> read(JfrBytes in, long at) throws IOException {
        in.seek(at);
        long size = in.number(Integer.BYTES);
        if (size > LARGEST) {
            throw new IOException("the recording takes " + size + " bytes to tell its types, more than can be read");
        }
        // Its own type; when, how long; a number of its own.
        in.skipNumbers(4, 4 * Long.BYTES);
        var metadata = new JfrMetadata(in, at + size);
        metadata.readWords();
        metadata.readElement(null, null, DEEPEST);
        for (JfrType type : metadata.types.values()) {
            type.resolve(metadata.types);
        }
        return metadata.types;
    }

    private void readWords() throws IOException {
        int count = in.count();
        if (count > LARGEST) {
            throw new IOException("the recording has " + count + " words, more than can be read");
        }
        words = new String[count];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.text(JfrTexts.NONE);
            requireWithin();
        }
    }

    private void requireWithin() throws IOException {
        if (in.position() > end) {
            throw new IOException("the recording takes more bytes to tell its types than it says");
        }
    }

    /**
     * Reads an element with all that is in it.
     *
     * @param type the one that it is a part of, or null
     * @param field that it is a part of, or null
     */
    private void readElement(JfrType type, FieldElement field, int deepest) throws IOException {
        if (deepest == 0) {
            throw new IOException("the recording's types are told in too deep a tree");
        }
        String name = word();
        Map<String, String> attributes = new HashMap<>();
        for (int i = in.count(); i > 0; i--) {
            attributes.put(word(), word());
        }
        requireWithin();
        if (name.equals("annotation") && field != null) {
            field.annotate(attributes);
        }
        JfrType ownType = name.equals("class") ? addType(attributes) : type;
        FieldElement ownField = name.equals("field") && type != null ? new FieldElement(attributes) : null;
        for (int i = in.count(); i > 0; i--) {
            readElement(ownType, ownField, deepest - 1);
        }
        if (ownField != null) {
            type.add(ownField.field());
        }
    }

    private JfrType addType(Map<String, String> attributes) throws IOException {
        var type = new JfrType(id(attributes, "id"), attributes.getOrDefault("name", ""));
        types.put(type.id(), type);
        return type;
    }

    private String word() throws IOException {
        long index = in.number(Integer.BYTES);
        if (index < 0 || index >= words.length) {
            throw new IOException("the recording has no word " + index);
        }
        return words[(int) index];
    }

    private static long id(Map<String, String> attributes, String name) throws IOException {
        String id = attributes.getOrDefault(name, "");
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new IOException("the recording has a type with the number '" + id + "'", e);
        }
    }

    /** A field whose annotations are still to come. */
    private static final class FieldElement {
        private final Map<String, String> attributes;
        private final long type;
        private String unit = "";

        FieldElement(Map<String, String> attributes) throws IOException {
            this.attributes = attributes;
            this.type = id(attributes, "class");
        }

        void annotate(Map<String, String> annotation) {
            String value = annotation.getOrDefault("value", "");
            if (JfrTime.isUnit(value)) {
                unit = value;
            }
        }

        JfrField field() {
            boolean constant = "true".equals(attributes.get("constantPool"));
            boolean array = "1".equals(attributes.get("dimension"));
            return new JfrField(attributes.getOrDefault("name", ""), type, constant, array, unit);
        }
    }
}
