package dev.flamelab.agent;

import java.io.IOException;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/** A program that knows nothing of the agent, and tells what it can see of it, until nobody is there to tell. */
final class Bystander {
    private static boolean started;
    private static volatile double sink;

    private Bystander() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        started = true;
        var properties = new TreeMap<>(System.getProperties());
        // Set by the JVM when anybody asks for the time of day here, as its flight recorder does.
        properties.remove("user.timezone");
        // Newer JVMs set it for whoever records.
        properties.remove("jdk.jfr.repository");
        System.out.println("properties " + properties.keySet());
        System.out.println(
                "loader " + (Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader()));
        System.out.println("group " + Thread.currentThread().getThreadGroup().getName());
        System.out.println("handler " + Thread.getDefaultUncaughtExceptionHandler());
        System.out.println(
                "sees " + Stream.of(arguments).filter(Bystander::isThere).toList());
        System.out.println("log manager " + LogManager.getLogManager());
        System.out.println("daemons "
                + Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("flamelab-"))
                        .allMatch(Thread::isDaemon));
        System.out.println("strangers "
                + Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.matches("(?i).*(vert|netty|pool-).*") && !name.startsWith("flamelab-"))
                        .toList());
        System.out.println("ready");
        var work = new Thread(Bystander::work, "work");
        work.setDaemon(true);
        work.start();
        while (System.in.read() >= 0) {
            // Told to go on.
        }
    }

    private static void work() {
        while (true) {
            sink = Math.sqrt(sink + 1);
        }
    }

    /** @param name of a class or of a file */
    private static boolean isThere(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return ClassLoader.getSystemResource(name) != null;
        }
    }

    /** A program's own: it must not be asked for before the program's first line. */
    public static final class OwnLogManager extends LogManager {
        private final boolean inTime = started;

        @Override
        public String toString() {
            return "own, in time: " + inTime;
        }
    }
}
