package dev.flamelab.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The events that tell where time goes, and what they stand for; those of memory are in {@link JfrMemory}. */
final class JfrMeasures {
    private JfrMeasures() {}

    /** Those of a chunk that are wanted. */
    static JfrMeasure[] of(JfrSums sums) throws IOException {
        List<JfrMeasure> measures = new ArrayList<>();
        if (sums.isWanted(JfrSource.EXECUTION) || sums.isWanted(JfrSource.WALL_CLOCK)) {
            measures.addAll(List.of(new Execution(sums), new WallClock(sums)));
        }
        if (sums.isWanted(JfrSource.CPU_TIME)) {
            measures.addAll(List.of(new CpuTime(sums), new CpuTimeLost(sums)));
        }
        if (sums.isWanted(JfrSource.WAIT)) {
            measures.addAll(List.of(
                    new Wait(sums, "jdk.JavaMonitorEnter", "monitorClass"),
                    new Wait(sums, "jdk.ThreadPark", "parkedClass"),
                    new Wait(sums, "profiler.NativeLock", "")));
        }
        if (sums.isWanted(JfrSource.REGION)) {
            measures.add(new Stretch(sums));
        }
        if (sums.isWanted(JfrSource.ALLOCATION)) {
            measures.addAll(JfrMemory.allocations(sums));
        }
        if (sums.isWanted(JfrSource.LIVE_OBJECT)) {
            measures.addAll(JfrMemory.live(sums));
        }
        return measures.toArray(new JfrMeasure[0]);
    }

    /** A thread that was running; or, of async-profiler in its wall mode, one that was there. */
    private static final class Execution extends JfrMeasure {
        private static final int RUNNING = 1;
        private static final int THERE = 2;

        private final int state;
        // What they mean, by their numbers.
        private final LongTable states = new LongTable();

        Execution(JfrSums sums) throws IOException {
            super(sums, "jdk.ExecutionSample", "sampledThread", "");
            state = type().field("state");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            add(isRunning(event) ? JfrSource.EXECUTION : JfrSource.WALL_CLOCK, event, 1, 0);
        }

        /** async-profiler has a state of its own for samples of CPU time; the JDK samples none but running threads. */
        private boolean isRunning(JfrEvents event) throws IOException {
            long number = event.number(state);
            long meaning = states.get(number);
            if (meaning == 0) {
                boolean byJdk = sums().recorder().event().isEmpty();
                meaning = byJdk || event.text(state).equals("STATE_DEFAULT") ? RUNNING : THERE;
                states.add(number, meaning);
            }
            return meaning == RUNNING;
        }
    }

    /** A thread that was there, in one event for as many samples as found it unchanged. */
    private static final class WallClock extends JfrMeasure {
        private final int samples;

        WallClock(JfrSums sums) throws IOException {
            super(sums, "profiler.WallClockSample", "sampledThread", "");
            samples = type().field("samples");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            add(JfrSource.WALL_CLOCK, event, event.number(samples), 0);
        }
    }

    /** A thread that has used up another period of CPU time. */
    private static final class CpuTime extends JfrMeasure {
        private final int period;

        CpuTime(JfrSums sums) throws IOException {
            super(sums, "jdk.CPUTimeSample", "eventThread", "");
            period = type().field("samplingPeriod");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            long nanos = event.nanos(period);
            sums().recorder().cpuTimePeriod(nanos);
            add(JfrSource.CPU_TIME, event, 1, nanos);
        }
    }

    /** Samples of CPU time that could not be recorded, and so have no stack. */
    private static final class CpuTimeLost extends JfrMeasure {
        private final int lost;

        CpuTimeLost(JfrSums sums) throws IOException {
            super(sums, "jdk.CPUTimeSamplesLost", "eventThread", "");
            lost = type().field("lostSamples");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            long count = event.number(lost);
            add(
                    JfrSource.CPU_TIME,
                    event,
                    count,
                    (double) count * sums().recorder().cpuTimePeriod());
        }
    }

    /** A thread that had to wait for a lock, or was parked by one. */
    private static final class Wait extends JfrMeasure {
        private final int duration;

        Wait(JfrSums sums, String typeName, String classField) throws IOException {
            super(sums, typeName, "eventThread", classField);
            duration = type().field("duration");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            add(JfrSource.WAIT, event, 1, event.nanos(duration));
        }
    }

    /** A region that has ended. */
    private static final class Stretch extends JfrMeasure {
        private final int name;
        private final int duration;

        Stretch(JfrSums sums) throws IOException {
            super(sums, JfrSource.REGION.event(), "eventThread", "");
            name = type().field("name");
            duration = type().field("duration");
        }

        @Override
        void add(JfrEvents event) throws IOException {
            add(JfrSource.REGION, event, sums().nameNumber(event.text(name)), 0, 1, event.nanos(duration));
        }
    }
}
