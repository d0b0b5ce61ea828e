package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpReaderTest {
    private static final String JDK_21 = """
            {"threadDump": {
              "processId": 17, "time": "2026-11-22T14:01:13Z", "runtimeVersion": "21.0.2",
              "threadContainers": [
                {"container": "<root>", "parent": null, "owner": null, "threads": [
                  {"tid": 1, "name": "main", "stack": ["Main.main(Main.java:1)"]},
                  {"tid": 30, "name": "", "stack": [
                    "java.base\\/java.lang.VirtualThread.park(VirtualThread.java:592)",
                    "java.base\\/java.lang.VirtualThread.run(VirtualThread.java:309)"]}
                ], "threadCount": 2},
                {"container": "pool", "parent": "<root>", "owner": null, "threads": [
                  {"tid": 31, "name": "w\\u00e4iter", "stack": []}
                ], "threadCount": 1}
              ]}}
            """;

    private static final String JDK_25 = """
            {"threadDump": {
              "formatVersion": 3, "threadContainers": [
                {"container": "<root>", "parent": null, "owner": null, "threads": [
                  {"tid": "40", "time": "2026-11-22T14:01:13Z", "name": "", "state": "BLOCKED", "virtual": true,
                   "blockedOn": "java.lang.Object@1a", "carrier": "22",
                   "stack": ["java.base\\/java.lang.VirtualThread.run(VirtualThread.java:460)"],
                   "monitorsOwned": [{"depth": 4, "locks": [null, "java.lang.Object@2b"]}]},
                  {"tid": "41", "name": "a", "state": "WAITING",
                   "parkBlocker": {"object": "java.util.concurrent.locks.ReentrantLock$NonfairSync@3c", "owner": "40"},
                   "stack": []}
                ], "threadCount": "2"}]}}
            """;

    private final List<LiveThread> threads = new ArrayList<>();

    @Test
    void dumpOfJdk21IsRead() throws Exception {
        assertThat(read(JDK_21)).isTrue();
        assertThat(threads).extracting(LiveThread::id).containsExactly(1L, 30L, 31L);
        assertThat(threads).extracting(LiveThread::name).containsExactly("main", "", "w\u00e4iter");
        assertThat(threads).extracting(LiveThread::beginsAsVirtual).containsExactly(false, true, false);
        assertThat(threads).extracting(LiveThread::state).containsOnlyNulls();
        assertThat(threads.get(1).stack())
                .extracting(StackTraceElement::getLineNumber)
                .containsExactly(592, 309);
    }

    @Test
    void dumpOfJdk25TellsMore() throws Exception {
        assertThat(read(JDK_25)).isTrue();
        assertThat(threads).extracting(LiveThread::state).containsExactly(Thread.State.BLOCKED, Thread.State.WAITING);
        assertThat(threads)
                .extracting(LiveThread::blocker)
                .containsExactly(
                        "java.lang.Object@1a", "java.util.concurrent.locks.ReentrantLock$NonfairSync@3c held by 40");
    }

    @Test
    void cutDumpIsToldFromAWholeOne() throws Exception {
        assertThat(read("")).isFalse();
        for (int length = 1; length < JDK_25.strip().length(); length += 7) {
            assertThat(read(JDK_25.substring(0, length))).as("%d", length).isFalse();
        }
    }

    @Test
    void readerThatHasSeenEnoughIsShownNoMore() throws Exception {
        boolean complete = DumpReader.read(stream(JDK_21), thread -> {
            threads.add(thread);
            return threads.size() < 2;
        });
        assertThat(complete).isTrue();
        assertThat(threads).hasSize(2);
    }

    private boolean read(String dump) throws IOException {
        return DumpReader.read(stream(dump), threads::add);
    }

    private static ByteArrayInputStream stream(String dump) {
        return new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8));
    }
}
