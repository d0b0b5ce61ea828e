package dev.flamelab.capture;

import java.util.List;
import java.util.Map;

/** Says in a word or two what a thread is doing, as Go's stack dumps do. */
final class Waiting {
    /** What waits, by how its methods begin. A virtual thread parks for everything, so the outermost one tells. */
    private static final Map<String, String> WAITERS = Map.of(
            "java.lang.Object.wait", "wait",
            "java.lang.Thread.sleep", "sleep",
            "java.lang.VirtualThread.park", "park",
            "java.util.concurrent.locks.LockSupport.park", "park",
            "jdk.internal.misc.Unsafe.park", "park",
            "sun.nio.ch.Poller.", "IO wait");

    /** Beyond these it is not the JDK's way of waiting any more. */
    private static final List<String> INSIDE =
            List.of("java.lang.", "java.util.concurrent.locks.", "jdk.internal.", "sun.nio.ch.");

    private static final List<String> IO = List.of("sun.nio.", "java.io.", "java.net.", "io.netty.channel.");

    private Waiting() {}

    static String of(LiveThread thread) {
        List<StackTraceElement> stack = thread.stack();
        Thread.State state = thread.state();
        if (state == null) {
            // The dump of JDK 21 does not tell.
            return waiting(stack, running(stack));
        }
        return switch (state) {
            case NEW -> "new";
            case RUNNABLE -> running(stack);
            case BLOCKED -> "monitor enter";
            case WAITING, TIMED_WAITING -> waiting(stack, "waiting");
            case TERMINATED -> "dead";
        };
    }

    private static String waiting(List<StackTraceElement> stack, String otherwise) {
        String found = otherwise;
        for (StackTraceElement frame : stack) {
            if (!startsWithOneOf(INSIDE, frame.getClassName())) {
                break;
            }
            String method = frame.getClassName() + "." + frame.getMethodName();
            for (Map.Entry<String, String> waiter : WAITERS.entrySet()) {
                if (method.startsWith(waiter.getKey())) {
                    found = waiter.getValue();
                }
            }
        }
        return found;
    }

    /** The JVM calls a thread runnable while the operating system has it, whatever for. */
    private static String running(List<StackTraceElement> stack) {
        if (stack.isEmpty() || !stack.get(0).isNativeMethod()) {
            return "runnable";
        }
        return startsWithOneOf(IO, stack.get(0).getClassName()) ? "IO wait" : "syscall";
    }

    private static boolean startsWithOneOf(List<String> prefixes, String name) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
