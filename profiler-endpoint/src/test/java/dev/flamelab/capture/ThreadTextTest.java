package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadTextTest {
    private static final StackTraceElement PARK =
            new StackTraceElement("jdk.internal.misc.Unsafe", "park", "Unsafe.java", -2);
    private static final StackTraceElement PARK_VIRTUAL =
            new StackTraceElement("java.lang.VirtualThread", "park", "VirtualThread.java", 742);
    private static final StackTraceElement SUPPORT =
            new StackTraceElement("java.util.concurrent.locks.LockSupport", "park", "LockSupport.java", 211);
    private static final StackTraceElement OWN = new StackTraceElement("com.acme.Shop$Till", "close", "Shop.java", 30);

    @Test
    void threadReadsAsInAGoProgramThatPanics() {
        var text = new ThreadText(512, ThreadText.LARGEST);
        text.add(new LiveThread(
                17, "worker", false, State.WAITING, "com.acme.Lock@1a held by 4", List.of(PARK, SUPPORT, OWN)));
        text.add(new LiveThread(18, "", true, null, "", List.of(OWN)));
        assertThat(text.withRemarks(List.of())).isEqualTo("""
                goroutine 17 [park, for com.acme.Lock@1a held by 4, thread "worker"]:
                jdk.internal.misc.Unsafe.park(...)
                \tjdk/internal/misc/Unsafe.java:0
                java.util.concurrent.locks.LockSupport.park(...)
                \tjava/util/concurrent/locks/LockSupport.java:211
                com.acme.Shop$Till.close(...)
                \tcom/acme/Shop.java:30

                goroutine 18 [runnable, virtual thread]:
                com.acme.Shop$Till.close(...)
                \tcom/acme/Shop.java:30

                """);
    }

    @Test
    void stackThatIsTooDeepIsElided() {
        var text = new ThreadText(2, ThreadText.LARGEST);
        text.add(new LiveThread(1, "a", false, State.WAITING, "", List.of(PARK, SUPPORT, OWN)));
        assertThat(text.withRemarks(List.of()))
                .endsWith("LockSupport.java:211\n...additional frames elided...\n\n")
                .doesNotContain("Shop");
    }

    @Test
    void textEndsBeforeTheThreadThatHasNoRoom() {
        var text = new ThreadText(512, 200);
        var thread = new LiveThread(1, "a", false, State.RUNNABLE, "", List.of(OWN));
        assertThat(text.add(thread)).isTrue();
        assertThat(text.add(thread)).isTrue();
        assertThat(text.add(thread)).isFalse();
        assertThat(text.add(new LiveThread(2, "", false, State.RUNNABLE, "", List.of())))
                .isFalse();
        assertThat(text.withRemarks(List.of("And one remark.")))
                .endsWith("\n\nThreads beyond 200 characters are left out.\nAnd one remark.\n")
                .doesNotContain("goroutine 2");
    }

    @Test
    void textTakesNoMoreThanAPartOfTheHeap() {
        assertThat(ThreadText.largestIn(256 << 20)).isEqualTo(8 << 20);
        assertThat(ThreadText.largestIn(64L << 30)).isEqualTo(64 << 20);
    }

    @Test
    void nameCannotEndTheFirstLineEarly() {
        var text = new ThreadText(512, ThreadText.LARGEST);
        text.add(new LiveThread(1, "a]:\ngoroutine 2 [b", false, State.RUNNABLE, "", List.of()));
        assertThat(text.withRemarks(List.of())).isEqualTo("goroutine 1 [runnable, thread \"a): goroutine 2 (b\"]:\n\n");
    }

    @Test
    void outermostWayOfWaitingIsTold() {
        StackTraceElement sleep = new StackTraceElement("java.lang.Thread", "sleep", "Thread.java", 509);
        StackTraceElement poll = new StackTraceElement("sun.nio.ch.Poller", "poll", "Poller.java", 197);
        StackTraceElement application = new StackTraceElement("com.acme.Thread", "sleep", "Thread.java", 1);
        assertThat(waiting(PARK_VIRTUAL, sleep, OWN)).isEqualTo("sleep");
        assertThat(waiting(PARK_VIRTUAL, SUPPORT, poll, OWN)).isEqualTo("IO wait");
        assertThat(waiting(PARK_VIRTUAL, SUPPORT, application, sleep)).isEqualTo("park");
        assertThat(waiting(OWN)).isEqualTo("waiting");
    }

    private static String waiting(StackTraceElement... stack) {
        return Waiting.of(new LiveThread(1, "", true, State.WAITING, "", List.of(stack)));
    }
}
