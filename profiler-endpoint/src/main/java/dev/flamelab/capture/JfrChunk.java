package dev.flamelab.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * One chunk of a JFR file, which says itself what its events are made of; of async-profiler or of the JDK. Nothing but
 * its header is read before it is asked for. What cannot be read leads to an {@link IOException} that says why; numbers
 * and texts that are wrong but can be read pass for what the recording says.
 *
 * <pre>{@code
 * for (long at = 0; at < file.length(); at = chunk.end()) {
 *     chunk = JfrChunk.open(file, at, file.length());
 *     JfrType park = chunk.type("jdk.ThreadPark");
 *     int duration = park.field("duration");
 *     JfrEvents events = chunk.events(List.of(park));
 *     ...
 * }
 * }</pre>
 */
final class JfrChunk implements JfrTexts {
    private static final int HEADER = 68;
    private static final int MAGIC = 0x464c5200;
    private static final int COMPRESSED = 1;

    static final String STACKS = "jdk.types.StackTrace";
    private static final String SYMBOLS = "jdk.types.Symbol";

    // Some are read from their beginning to their end, the others here and there.
    private static final int LARGE_WINDOW = 1 << 16;
    private static final int SMALL_WINDOW = 1 << 12;

    private final RandomAccessFile file;
    private final long at;
    private final long end;
    private final long constants;
    private final long metadata;
    private final JfrTime time;
    private final long durationNanos;
    private final boolean compressed;

    private Map<Long, JfrType> types;
    private Map<String, JfrType> typesByName;
    private JfrConstants found;
    private final Map<String, JfrTable> tables = new HashMap<>();
    private final Map<Long, String> symbols = new HashMap<>();

    private JfrChunk(RandomAccessFile file, long at, long limit) throws IOException {
        this.file = file;
        this.at = at;
        var in = new JfrBytes(file, at, limit, false, HEADER);
        if (in.fixed(Integer.BYTES) != MAGIC) {
            throw new IOException("it is not a JFR recording");
        }
        long version = in.fixed(Short.BYTES);
        in.skip(Short.BYTES);
        if (version != 2) {
            throw new IOException("it is a JFR recording of version " + version + ", and only version 2 can be read");
        }
        long size = in.fixed(Long.BYTES);
        constants = in.fixed(Long.BYTES);
        metadata = in.fixed(Long.BYTES);
        long startNanos = in.fixed(Long.BYTES);
        durationNanos = in.fixed(Long.BYTES);
        time = new JfrTime(startNanos, in.fixed(Long.BYTES), in.fixed(Long.BYTES));
        compressed = (in.fixed(Integer.BYTES) & COMPRESSED) != 0;
        end = isFinished() ? at + size : limit;
        if (isFinished()) {
            check(size, limit);
        }
    }

    /**
     * Reads the header of a chunk.
     *
     * @param at where it begins
     * @param limit where the recording ends; the chunk may end before
     */
    static JfrChunk open(RandomAccessFile file, long at, long limit) throws IOException {
        return new JfrChunk(file, at, limit);
    }

    private void check(long size, long limit) throws IOException {
        if (size < HEADER || size > limit - at) {
            throw new EOFException("the recording is cut: a chunk of " + size + " bytes begins " + (limit - at)
                    + " bytes before its end");
        }
        if (constants < HEADER || constants >= size || metadata < HEADER || metadata >= size) {
            throw new IOException("the recording points outside of its chunk");
        }
        if (time.ticksPerSecond() <= 0) {
            throw new IOException("the recording has a clock that stands still");
        }
    }

    /** Whether the recorder has ended it; one that is still written to cannot be read. */
    boolean isFinished() {
        return constants != 0;
    }

    /** Where it begins. */
    long start() {
        return at;
    }

    /** The byte after its last. */
    long end() {
        return end;
    }

    JfrTime time() {
        return time;
    }

    /** How long it was recorded, as its header has it. */
    long durationNanos() {
        return durationNanos;
    }

    /** The type of this name; one without fields and events if this recording does not know it. */
    JfrType type(String name) throws IOException {
        if (types == null) {
            refuseUnfinished();
            types = JfrMetadata.read(bytes(SMALL_WINDOW), at + metadata);
            typesByName = new HashMap<>();
            for (JfrType type : types.values()) {
                typesByName.put(type.name(), type);
            }
        }
        JfrType type = typesByName.get(name);
        return type == null ? new JfrType(-1, name) : type;
    }

    /** The events of these types of this chunk. */
    JfrEvents events(Collection<JfrType> wanted) throws IOException {
        refuseUnfinished();
        return new JfrEvents(this, bytes(LARGE_WINDOW), wanted, at + HEADER, end);
    }

    /** The constants of a type: {@code chunk.table("java.lang.Thread")}. There is one such object for each type. */
    JfrTable table(String typeName) throws IOException {
        JfrTable table = tables.get(typeName);
        if (table == null) {
            JfrType type = type(typeName);
            if (found == null) {
                found = new JfrConstants(types, bytes(LARGE_WINDOW), at + constants);
            }
            int window = typeName.equals(STACKS) ? LARGE_WINDOW : SMALL_WINDOW;
            table = new JfrTable(this, bytes(window), type, found);
            tables.put(typeName, table);
        }
        return table;
    }

    /** The text of a constant that is nothing else; empty if there is none. Symbols, which names are, are kept. */
    String text(long type, long id) throws IOException {
        JfrType constant = types.get(type);
        if (constant == null) {
            return "";
        }
        Map<Long, String> kept = constant.name().equals(SYMBOLS) ? symbols : new HashMap<>(1);
        String text = kept.get(id);
        if (text == null) {
            JfrTable table = table(constant.name());
            text = table.find(id) ? table.inlineText(0) : "";
            kept.put(id, text);
        }
        return text;
    }

    /** A text that texts refer to. */
    @Override
    public String word(long id) throws IOException {
        JfrTable table = table("java.lang.String");
        if (!table.find(id)) {
            return "";
        }
        table.in().seek(table.position(id));
        return table.in().text(JfrTexts.NONE);
    }

    /** The name of a class, with slashes, an array's as the JVM writes it: {@code [B}; empty if there is none. */
    String className(long id) throws IOException {
        JfrTable classes = table("java.lang.Class");
        return classes.find(id) ? classes.text(classes.field("name")) : "";
    }

    /** The name of a thread, Java's or if it has none there the system's; empty if there is none. */
    String threadName(long id) throws IOException {
        JfrTable threads = table("java.lang.Thread");
        if (!threads.find(id)) {
            return "";
        }
        String name = threads.text(threads.field("javaName"));
        return name.isEmpty() ? threads.text(threads.field("osName")) : name;
    }

    private void refuseUnfinished() throws IOException {
        if (!isFinished()) {
            throw new IOException("the recording is still being written");
        }
    }

    private JfrBytes bytes(int window) {
        return new JfrBytes(file, at, end, compressed, window);
    }
}
