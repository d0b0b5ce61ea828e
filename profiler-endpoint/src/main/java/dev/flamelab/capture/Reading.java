package dev.flamelab.capture;

import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.Rotation.Turn;
import dev.flamelab.capture.SamplingSession.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Reads finished chunks in their order, in a thread of its own, while the profiler runs again: for the captures that
 * were open, and for the sum of all allocations since the start.
 */
final class Reading {
    /** How many times its limit a finished chunk may have: stacks are written at its end, whatever their size. */
    private static final int STACKS_FACTOR = 4;

    private static final String UNREAD = "A recording could not be read: what was allocated meanwhile is missing.";

    private final ExecutorService thread = Executors.newSingleThreadExecutor(Daemon.named("flamelab-reading"));
    private final Limits limits;
    private final Frames frames;
    private final ObjectSizes sizes;
    // Of the thread alone.
    private final Tally allocated;
    private volatile long sites;
    private volatile boolean skipped;

    Reading(Limits limits, Frames frames, ObjectSizes sizes) {
        this.limits = limits;
        this.frames = frames;
        this.sizes = sizes;
        this.allocated = new Tally(frames);
        allocated.measured(limits.allocIntervalBytes(), 0);
    }

    /** At how many different sites was allocated, as far as has been read. */
    long sites() {
        return sites;
    }

    /** Reads what the turn has finished, and then tells whoever waits for it. */
    void begin(Turn turn, Sampler sampler) {
        if (turn.finished() == null && turn.asked().isEmpty() && turn.gap().isEmpty()) {
            return;
        }
        try {
            thread.execute(() -> read(turn, sampler));
        } catch (RejectedExecutionException | Error e) {
            var refusal = new CaptureRefused(Reason.FAILED, "the capture failed: " + e, e);
            if (turn.finished() != null) {
                skip(turn.finished(), refusal);
            }
            turn.asked().forEach(snapshot -> snapshot.refuse(refusal));
        }
    }

    private void skip(Chunk chunk, CaptureRefused refusal) {
        skipped = true;
        chunk.section().recording().missed();
        chunk.section().done();
        refuse(chunk.captures(), refusal);
    }

    /** Lets what is in hand be read, then does this, and ends. */
    void finish(Runnable last) {
        thread.execute(last);
        thread.shutdown();
    }

    private void read(Turn turn, Sampler sampler) {
        try {
            if (turn.finished() != null) {
                read(turn.finished(), turn, sampler);
            }
            if (skipped) {
                allocated.remark(UNREAD);
            }
            if (!turn.gap().isEmpty()) {
                allocated.remark(turn.gap());
            }
            turn.asked().forEach(snapshot -> snapshot.complete(allocated));
        } finally {
            // Should even that fail, for want of memory for instance, whoever waits is told all the same.
            var refusal = new CaptureRefused(Reason.FAILED, "the capture failed");
            turn.ended().forEach(capture -> capture.refuse(refusal));
            turn.asked().forEach(snapshot -> snapshot.refuse(refusal));
        }
    }

    private void read(Chunk chunk, Turn turn, Sampler sampler) {
        List<Capture> waiting =
                chunk.captures().stream().filter(capture -> !capture.isOver()).toList();
        try {
            if (isTooLarge(chunk.section())) {
                refuse(waiting, tooLarge(chunk.section()));
                waiting = List.of();
            }
            // What a recording says at its beginning, and how much it has, is needed for the rest of it.
            if (!waiting.isEmpty()
                    || chunk.events().contains(Event.ALLOC)
                    || !chunk.section().last()) {
                Map<Event, Tally> tallies = ChunkReader.read(chunk, sampler, frames, sizes, limits.stackDepth());
                waiting.forEach(capture -> capture.add(tallies.get(capture.event())));
                if (tallies.containsKey(Event.ALLOC)) {
                    allocated.addAll(tallies.get(Event.ALLOC));
                    sites = allocated.size();
                }
            }
            turn.ended().forEach(Capture::complete);
        } catch (IOException | RuntimeException | Error e) {
            chunk.section().recording().missed();
            CaptureRefused refusal = unreadable(e.getMessage(), e);
            refuse(waiting, refusal);
            turn.asked().forEach(snapshot -> snapshot.refuse(refusal));
            allocated.remark(UNREAD);
        } finally {
            chunk.section().done();
        }
    }

    private static void refuse(List<Capture> waiting, CaptureRefused refusal) {
        waiting.forEach(capture -> capture.refuse(refusal));
    }

    private boolean isTooLarge(Section section) {
        return section.to() - section.from() > STACKS_FACTOR * limits.chunkBytes();
    }

    private CaptureRefused tooLarge(Section section) {
        return unreadable(
                "it has " + (section.to() - section.from()) + " bytes, more than " + STACKS_FACTOR
                        + " times the limit of " + limits.chunkBytes() + " for a chunk; take a shorter one",
                null);
    }

    private static CaptureRefused unreadable(String why, Throwable cause) {
        return new CaptureRefused(Reason.FAILED, "the recording of this capture cannot be read: " + why, cause);
    }
}
