package dev.flamelab.capture;

import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Configuration;

/**
 * What a trace records: what the JDK's own configuration for profiling does, and every wait however short, input and
 * output from a millisecond on, each thread's beginning and end, and what the application says of itself. Nothing that
 * may hold secrets, unless another recording asks for it: a recording has whatever any of them asks for.
 */
final class TraceSettings {
    private static final String BASE = "profile";
    private static final String EVERY = "0 ns";
    private static final String LONG_ENOUGH = "1 ms";

    private static final List<String> WAITS = List.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.VirtualThreadPinned");
    private static final List<String> TRANSFERS =
            List.of("jdk.FileRead", "jdk.FileWrite", "jdk.FileForce", "jdk.SocketRead", "jdk.SocketWrite");
    private static final List<String> THREADS =
            List.of("jdk.ThreadStart", "jdk.ThreadEnd", "jdk.VirtualThreadStart", "jdk.VirtualThreadEnd");

    /** Those of {@code dev.flamelab.trace}, which are off unless somebody asks for them. */
    private static final List<String> APPLICATION =
            List.of("dev.flamelab.Task", "dev.flamelab.Region", "dev.flamelab.Log");

    /** Command lines, agents' options, properties and the environment, in which there may be secrets. */
    static final List<String> PRIVATE = List.of(
            "jdk.InitialEnvironmentVariable",
            "jdk.InitialSystemProperty",
            "jdk.InitialSecurityProperty",
            "jdk.JVMInformation",
            "jdk.StringFlag",
            "jdk.StringFlagChanged",
            "jdk.JavaAgent",
            "jdk.NativeAgent",
            "jdk.SystemProcess",
            "jdk.ProcessStart");

    private TraceSettings() {}

    /** Settings as a recording takes them. Those for events that this JDK does not have do nothing. */
    static Map<String, String> all() throws IOException {
        Map<String, String> settings = new TreeMap<>(base());
        WAITS.forEach(event -> enable(settings, event, EVERY));
        TRANSFERS.forEach(event -> enable(settings, event, LONG_ENOUGH));
        THREADS.forEach(event -> settings.put(event + "#enabled", "true"));
        APPLICATION.forEach(event -> settings.put(event + "#enabled", "true"));
        PRIVATE.forEach(event -> settings.put(event + "#enabled", "false"));
        return settings;
    }

    private static void enable(Map<String, String> settings, String event, String threshold) {
        settings.put(event + "#enabled", "true");
        settings.put(event + "#stackTrace", "true");
        settings.put(event + "#threshold", threshold);
    }

    private static Map<String, String> base() throws IOException {
        try {
            return Configuration.getConfiguration(BASE).getSettings();
        } catch (ParseException e) {
            throw new IOException("the JDK's configuration " + BASE + " for its flight recorder cannot be read", e);
        }
    }
}
