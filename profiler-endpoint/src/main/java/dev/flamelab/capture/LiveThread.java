package dev.flamelab.capture;

import java.util.List;

/**
 * A thread at one moment.
 *
 * @param virtual whether it is known to be a virtual one
 * @param state null when that is not known
 * @param blocker what it waits for, and who has it; empty when it does not wait, or that is not known
 * @param stack leaf first
 */
record LiveThread(
        long id, String name, boolean virtual, Thread.State state, String blocker, List<StackTraceElement> stack) {
    /** Whether its first frame is that of a virtual thread. Unless the stack is empty or cut, every virtual one's is. */
    boolean beginsAsVirtual() {
        return beginsIn("java.lang.VirtualThread") || beginsIn("java.lang.ThreadBuilders$BoundVirtualThread");
    }

    /** Whether its first frame is one of a platform thread, and of no virtual one. Not every platform thread's is. */
    boolean beginsAsPlatform() {
        return beginsIn("java.lang.Thread");
    }

    private boolean beginsIn(String type) {
        int last = stack.size() - 1;
        return last >= 0
                && stack.get(last).getClassName().equals(type)
                && stack.get(last).getMethodName().equals("run");
    }

    LiveThread asVirtual() {
        return new LiveThread(id, name, true, state, blocker, stack);
    }
}
