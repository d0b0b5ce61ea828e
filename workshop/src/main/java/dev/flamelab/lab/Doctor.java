package dev.flamelab.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at this machine: what of the course will work here, and the cure for what will not. */
public final class Doctor {
    private static final long MEGABYTE = 1 << 20;
    /** Service, load and lab at once want somewhat less. */
    private static final long LEAST_MEMORY = 1024;
    /** With three services at once, as the check of a fix has them. */
    private static final long GOOD_MEMORY = 2048;
    /** What a build, a few reports and some dumps take. */
    private static final long LEAST_DISK = 300;

    private static final Pattern MAVEN = Pattern.compile("Apache Maven ((\\d+)\\.(\\d+)\\S*)");

    private final Path root;
    private final Programs programs;

    /**
     * @param root the project's folder; what is missing in it is a finding like any other
     * @param path where to look for programs
     */
    public Doctor(Path root, String path) {
        this.root = root;
        programs = Programs.of(path);
    }

    public List<Finding> look() {
        var seen = probe();
        return List.of(
                java(),
                maven(),
                cores(),
                memory(),
                disk(),
                project(),
                profiler(seen),
                PerfEvents.look(seen, Path.of("/proc/sys/kernel")),
                port(8080, "the demo service"),
                port(6060, "its profiles"),
                optional("go", List.of("version"), "go", "go tool pprof", "./lab pprof does its work"),
                optional("dot", List.of("-V"), "graphviz", "go tool pprof's pictures", "./lab pprof draws without it"));
    }

    private static Finding java() {
        var jdk = Path.of(System.getProperty("java.home"));
        String found = Runtime.version() + ", " + System.getProperty("java.vendor") + ", " + jdk;
        return Files.isExecutable(jdk.resolve("bin/javac")) || Files.isExecutable(jdk.resolve("bin/javac.exe"))
                ? Finding.ok("java", found + ", a JDK")
                : Finding.miss(
                        "java",
                        found + ", has no compiler (a JRE)",
                        "install a JDK, version 17 or newer, and put it on the PATH or point JAVA_HOME at it");
    }

    private Finding maven() {
        String cure = "install Maven 3.8 or newer (Debian: apt install maven; macOS: brew install maven)";
        var program = programs.find("mvn");
        if (program.isEmpty()) return Finding.miss("maven", "not on the PATH, so edits cannot be built", cure);
        var said = Programs.output(List.of(program.get().toString(), "-version"));
        var version = MAVEN.matcher(said.orElse(""));
        if (!version.find()) return Finding.miss("maven", program.get() + " does not start", "reinstall it: " + cure);
        int major = Integer.parseInt(version.group(2));
        boolean old = major < 3 || major == 3 && Integer.parseInt(version.group(3)) < 8;
        return old
                ? Finding.miss("maven", version.group(1) + " is too old", cure)
                : Finding.ok("maven", version.group(1) + ", " + program.get());
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        var quota = CpuQuota.read();
        String found = cores
                + (quota.isPresent()
                        ? String.format(Locale.ROOT, ", of which this container may use %.1f", quota.getAsDouble())
                        : ", no container quota");
        if (quota.orElse(cores) >= 2) return Finding.ok("cores", found);
        return Finding.note(
                "cores",
                found + ": service and load share what there is, so verdicts may be INCONCLUSIVE",
                "give it two cores, or lower the load with --rate");
    }

    private static Finding memory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize() / MEGABYTE;
        long free = available().orElseGet(() -> system.getFreeMemorySize() / MEGABYTE);
        String found = free + " MB free of " + total + " MB";
        String cure = "close other programs: service, load and lab together take about 1 GB";
        if (free < LEAST_MEMORY) return Finding.miss("memory", found, cure);
        return free < GOOD_MEMORY ? Finding.note("memory", found, cure) : Finding.ok("memory", found);
    }

    /** What Linux could hand out at once; the JVM only knows what lies idle. */
    private static Optional<Long> available() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(root).getUsableSpace() / MEGABYTE;
            if (!Files.isWritable(root)) {
                return Finding.miss(
                        "disk", Home.shown(root) + " cannot be written to", "give yourself the right to write there");
            }
            return free >= LEAST_DISK
                    ? Finding.ok("disk", free + " MB free")
                    : Finding.miss(
                            "disk", free + " MB free", "make room: the course takes about " + LEAST_DISK + " MB");
        } catch (IOException e) {
            return Finding.miss(
                    "disk",
                    Home.shown(root) + " cannot be looked at",
                    "start the lab script of the project's own folder");
        }
    }

    private Finding project() {
        var home = new Home(root);
        if (!Files.isDirectory(home.stories())) {
            return Finding.miss(
                    "project",
                    Home.shown(home.stories()) + " is missing",
                    "restore it with git checkout workshop/stories");
        }
        var wanted = new ArrayList<>(List.of(home.demoServiceJar(), home.loadJar()));
        for (var story : Story.all(home)) {
            wanted.add(home.solutionJar(story.name()));
            wanted.add(home.shippedJar(story.name()));
        }
        var missing = new ArrayList<String>();
        for (var file : wanted) {
            if (!Files.isReadable(file)) missing.add(file.getFileName().toString());
        }
        if (missing.isEmpty()) return Finding.ok("project", "built, in " + root);
        return Finding.miss(
                "project",
                String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " not built",
                "run ./lab and correct what the compiler says");
    }

    private static Optional<ProfilerProbe.Seen> probe() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        if (Runtime.version().feature() >= 22) command.add("--enable-native-access=ALL-UNNAMED");
        command.add(ProfilerProbe.class.getName());
        return Programs.output(command).flatMap(ProfilerProbe.Seen::read);
    }

    private static Finding profiler(Optional<ProfilerProbe.Seen> seen) {
        return seen.map(by -> Finding.ok("profiler", "async-profiler " + by.version() + " loads and takes samples"))
                .orElseGet(
                        () -> Finding.miss(
                                "profiler",
                                "async-profiler does not load or takes no samples on " + System.getProperty("os.name")
                                        + " " + System.getProperty("os.arch"),
                                "use Linux (x64 or arm64) or macOS; in a container, allow it to run native libraries from its temporary folder"));
    }

    static Finding port(int port, String what) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok("port", socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return Finding.note(
                    "port",
                    port + " is taken; ./lab run takes free ports by itself",
                    "for " + what + " on its usual port, stop what listens there");
        }
    }

    private Finding optional(String program, List<String> question, String name, String use, String instead) {
        var found = programs.find(program);
        if (found.isEmpty()) {
            return Finding.note(name, "not there, and not needed: " + instead, "");
        }
        var command = new ArrayList<>(List.of(found.get().toString()));
        command.addAll(question);
        return Programs.output(command)
                .map(said -> Finding.ok(name, said.lines().findFirst().orElse("") + ", for " + use))
                .orElseGet(() -> Finding.note(name, found.get() + " does not start; not needed: " + instead, ""));
    }
}
