package dev.flamelab.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a chunk says of the types in it: a tree of elements with attributes, whose words come first. */
final class JfrMetadata {
    /** That of a JDK with all of its events has a tenth of a megabyte. */
    private static final int LARGEST = 4 << 20;

    private static final int DEEPEST = 16;

    private final JfrBytes in;
    private final long end;
    private final Map<Long, JfrType> types = new HashMap<>();
    // Names and values by turns, of the element that was read last: most elements have two or three.
    private final List<String> attributes = new ArrayList<>();
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
        attributes.clear();
        for (int i = in.count(); i > 0; i--) {
            attributes.add(word());
            attributes.add(word());
            requireWithin();
        }
        if (name.equals("annotation") && field != null) {
            field.annotate(attribute("value"));
        }
        JfrType ownType = name.equals("class") ? addType() : type;
        FieldElement ownField = name.equals("field") && type != null ? field() : null;
        for (int i = in.count(); i > 0; i--) {
            readElement(ownType, ownField, deepest - 1);
        }
        if (ownField != null) {
            type.add(ownField.field());
        }
    }

    private JfrType addType() throws IOException {
        var type = new JfrType(id("id"), attribute("name"));
        types.put(type.id(), type);
        return type;
    }

    private FieldElement field() throws IOException {
        boolean constant = attribute("constantPool").equals("true");
        boolean array = attribute("dimension").equals("1");
        return new FieldElement(attribute("name"), id("class"), constant, array);
    }

    /** Empty if there is none. */
    private String attribute(String name) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                return attributes.get(i + 1);
            }
        }
        return "";
    }

    private String word() throws IOException {
        long index = in.number(Integer.BYTES);
        if (index < 0 || index >= words.length) {
            throw new IOException("the recording has no word " + index);
        }
        return words[(int) index];
    }

    private long id(String name) throws IOException {
        String id = attribute(name);
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new IOException("the recording has a type with the number '" + id + "'", e);
        }
    }

    /** A field whose annotations are still to come. */
    private static final class FieldElement {
        private final String name;
        private final long type;
        private final boolean constant;
        private final boolean array;
        private String unit = "";

        FieldElement(String name, long type, boolean constant, boolean array) {
            this.name = name;
            this.type = type;
            this.constant = constant;
            this.array = array;
        }

        void annotate(String value) {
            if (JfrTime.isUnit(value)) {
                unit = value;
            }
        }

        JfrField field() {
            return new JfrField(name, type, constant, array, unit);
        }
    }
}
