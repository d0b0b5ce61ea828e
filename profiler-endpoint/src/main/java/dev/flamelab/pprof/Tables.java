package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a file's samples refer to, as it comes: in numbers, which are resolved when all of the file was read. */
final class Tables {
    private static final int FUNCTION_WIDTH = 5;
    private static final int MAPPING_WIDTH = 10;
    private static final int LINE_WIDTH = 3;

    private final MemoryBudget budget;
    private final List<String> strings = new ArrayList<>();
    /** Id, mapping, address, whether folded, how many lines, and of each of these the function, line and column. */
    private final LongList locationRows;
    /** The fields in the order of their numbers. */
    private final LongList functionRows;

    private final LongList mappingRows;
    private final LongList lines;
    private final ById<Mapping> mappings = new ById<>();
    private final ById<Function> functions = new ById<>();
    private final ById<Location> locations = new ById<>();
    private int locationCount;
    private MalformedProfile lineWithoutFunction;

    Tables(MemoryBudget budget) {
        this.budget = budget;
        locationRows = new LongList(budget);
        functionRows = new LongList(budget);
        mappingRows = new LongList(budget);
        lines = new LongList(budget);
    }

    void readString(Wire in) throws IOException {
        String string = in.text(budget);
        if (strings.isEmpty() && !string.isEmpty()) {
            throw MalformedProfile.unrecognized();
        }
        // As much for an empty one: all of them are one, but the list, copied as it grows, wants room in one piece.
        budget.take(MemoryBudget.ENTRY + string.length());
        strings.add(string);
    }

    void readMapping(Wire in) throws IOException {
        readNumbers(in, MAPPING_WIDTH, mappingRows);
    }

    void readFunction(Wire in) throws IOException {
        budget.take(MemoryBudget.ENTRY);
        readNumbers(in, FUNCTION_WIDTH, functionRows);
    }

    /** Reads a message whose fields are all numbers, and counted from 1. */
    private static void readNumbers(Wire in, int width, LongList to) throws IOException {
        long[] numbers = new long[width];
        long outer = in.enter();
        while (in.next()) {
            if (in.field() >= 1 && in.field() <= width) {
                numbers[in.field() - 1] = in.number();
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        for (long number : numbers) {
            to.add(number);
        }
    }

    void readLocation(Wire in) throws IOException {
        budget.take(2 * MemoryBudget.ENTRY);
        long id = 0;
        long mapping = 0;
        long address = 0;
        long folded = 0;
        lines.clear();
        long outer = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case ProfileProto.Location.ID_FIELD_NUMBER -> id = in.number();
                case ProfileProto.Location.MAPPING_ID_FIELD_NUMBER -> mapping = in.number();
                case ProfileProto.Location.ADDRESS_FIELD_NUMBER -> address = in.number();
                case ProfileProto.Location.LINE_FIELD_NUMBER -> readNumbers(in, LINE_WIDTH, lines);
                case ProfileProto.Location.IS_FOLDED_FIELD_NUMBER -> folded = in.number();
                default -> in.skip();
            }
        }
        in.leave(outer);
        locationCount++;
        locationRows.add(id);
        locationRows.add(mapping);
        locationRows.add(address);
        locationRows.add(folded);
        locationRows.add(lines.size() / LINE_WIDTH);
        for (int i = 0; i < lines.size(); i++) {
            locationRows.add(lines.get(i));
        }
    }

    String string(long index) throws MalformedProfile {
        if (index < 0 || index >= strings.size()) {
            throw MalformedProfile.unrecognized();
        }
        return strings.get((int) index);
    }

    /** Makes things of the numbers, and tells the locations in the file's order. */
    void resolve(RawNumbers to) throws MalformedProfile {
        for (int i = 0; i < mappingRows.size(); i += MAPPING_WIDTH) {
            mappings.put(mappingRows.get(i), mapping(i));
        }
        for (int i = 0; i < functionRows.size(); i += FUNCTION_WIDTH) {
            functions.put(functionRows.get(i), function(i));
        }
        Location[] inOrder = new Location[locationCount];
        long[] ids = new long[locationCount];
        int row = 0;
        for (int i = 0; i < locationCount; i++) {
            ids[i] = locationRows.get(row);
            inOrder[i] = location(row);
            locations.put(ids[i], inOrder[i]);
            row += 5 + LINE_WIDTH * (int) locationRows.get(row + 4);
        }
        to.set(inOrder, ids, budget);
        locationRows.free();
        functionRows.free();
        lines.free();
    }

    /** Holds what was resolved to the rules on ids. */
    void check() throws MalformedProfile {
        mappings.check("mapping with reserved ID", "mappings");
        functions.check("function with reserved ID", "functions");
        locations.check("location with reserved id", "locations");
        if (lineWithoutFunction != null) {
            throw lineWithoutFunction;
        }
    }

    Mappings mappings() {
        long[] ids = new long[mappingRows.size() / MAPPING_WIDTH];
        List<Mapping> inOrder = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = mappingRows.get(i * MAPPING_WIDTH);
            inOrder.add(mappings.get(ids[i]));
        }
        return new Mappings(inOrder, ids);
    }

    private Mapping mapping(int row) throws MalformedProfile {
        return new Mapping(
                mappingRows.get(row + ProfileProto.Mapping.MEMORY_START_FIELD_NUMBER - 1),
                mappingRows.get(row + ProfileProto.Mapping.MEMORY_LIMIT_FIELD_NUMBER - 1),
                mappingRows.get(row + ProfileProto.Mapping.FILE_OFFSET_FIELD_NUMBER - 1),
                string(mappingRows.get(row + ProfileProto.Mapping.FILENAME_FIELD_NUMBER - 1)),
                string(mappingRows.get(row + ProfileProto.Mapping.BUILD_ID_FIELD_NUMBER - 1)),
                mappingRows.get(row + ProfileProto.Mapping.HAS_FUNCTIONS_FIELD_NUMBER - 1) != 0,
                mappingRows.get(row + ProfileProto.Mapping.HAS_FILENAMES_FIELD_NUMBER - 1) != 0,
                mappingRows.get(row + ProfileProto.Mapping.HAS_LINE_NUMBERS_FIELD_NUMBER - 1) != 0,
                mappingRows.get(row + ProfileProto.Mapping.HAS_INLINE_FRAMES_FIELD_NUMBER - 1) != 0);
    }

    private Function function(int row) throws MalformedProfile {
        return new Function(
                string(functionRows.get(row + ProfileProto.Function.NAME_FIELD_NUMBER - 1)),
                string(functionRows.get(row + ProfileProto.Function.SYSTEM_NAME_FIELD_NUMBER - 1)),
                string(functionRows.get(row + ProfileProto.Function.FILENAME_FIELD_NUMBER - 1)),
                functionRows.get(row + ProfileProto.Function.START_LINE_FIELD_NUMBER - 1));
    }

    private Location location(int row) {
        int count = (int) locationRows.get(row + 4);
        List<Line> lines = new ArrayList<>(count);
        for (int i = row + 5; i < row + 5 + LINE_WIDTH * count; i += LINE_WIDTH) {
            Function function = functions.get(locationRows.get(i));
            if (function != null) {
                lines.add(new Line(function, locationRows.get(i + 1), locationRows.get(i + 2)));
            } else if (lineWithoutFunction == null) {
                lineWithoutFunction = MalformedProfile.rule("location id: "
                        + Long.toUnsignedString(locationRows.get(row)) + " has a line with nil function");
            }
        }
        // An unknown mapping counts as none: pprof takes such files.
        Mapping mapping = mappings.get(locationRows.get(row + 1));
        return new Location(mapping, locationRows.get(row + 2), lines, locationRows.get(row + 3) != 0);
    }
}
