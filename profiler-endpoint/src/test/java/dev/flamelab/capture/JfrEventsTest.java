package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrEventsTest {
    private static final int WIDTH = 3;
    private static final int WINDOW = 1 << 10;
    private static final int EVENTS = 20_000;
    private static final JfrType LONG = new JfrType(1, "long");

    @TempDir
    private Path directory;

    private final Random random = new Random(11);

    /** Kinds of events: two that are wanted, and others. */
    private final List<JfrType> types = List.of(type(20), type(3000), type(21));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private RandomAccessFile in;

    @AfterEach
    void close() throws IOException {
        in.close();
    }

    @Test
    void eventsComeInOrderHoweverManyAreReadAtOnce() throws IOException {
        List<List<Long>> written = new ArrayList<>();
        for (int i = 0, type = 0; i < EVENTS; i++) {
            // In runs, some of them longer than what is read at once.
            type = random.nextInt(300) == 0 ? random.nextInt(types.size()) : type;
            List<Long> event = write(type, 0);
            if (type < 2) {
                written.add(event);
            }
        }
        JfrEvents events = events();
        List<List<Long>> read = new ArrayList<>();
        while (events.next()) {
            List<Long> event = new ArrayList<>(List.of((long) events.index()));
            IntStream.range(0, WIDTH).forEach(field -> event.add(events.number(field)));
            read.add(event);
        }
        assertThat(read).isEqualTo(written);
    }

    @Test
    void eventThatIsLongerThanItSaysIsRefusedAmongOthers() throws IOException {
        for (int i = 0; i < 100; i++) {
            write(0, i == 50 ? 1 : 0);
        }
        JfrEvents events = events();
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= 50; i++) {
                        assertThat(events.next()).isTrue();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("the recording has an event with more in it than it has room for");
    }

    private static JfrType type(int id) {
        var type = new JfrType(id, "test.Type" + id);
        for (int i = 0; i < WIDTH; i++) {
            type.add(new JfrField("number" + i, LONG.id(), false, false, ""));
        }
        return type;
    }

    /** @param missing how many bytes its size lacks */
    private List<Long> write(int type, int missing) {
        List<Long> event = new ArrayList<>(List.of((long) type));
        var content = new ByteArrayOutputStream();
        JfrBytesTest.write(types.get(type).id(), content);
        for (int i = 0; i < WIDTH; i++) {
            event.add(random.nextLong() >> random.nextInt(Long.SIZE));
            JfrBytesTest.write(event.get(1 + i), content);
        }
        JfrBytesTest.write(1 + content.size() - missing, bytes);
        bytes.writeBytes(content.toByteArray());
        return event;
    }

    private JfrEvents events() throws IOException {
        for (JfrType type : types) {
            type.resolve(Map.of(LONG.id(), LONG));
        }
        Path file = Files.write(directory.resolve("events"), bytes.toByteArray());
        in = new RandomAccessFile(file.toFile(), "r");
        return new JfrEvents(null, new JfrBytes(in, 0, in.length(), true, WINDOW), types.subList(0, 2), 0, in.length());
    }
}
