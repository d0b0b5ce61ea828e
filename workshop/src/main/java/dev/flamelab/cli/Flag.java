package dev.flamelab.cli;

import dev.flamelab.report.Setting;
import dev.flamelab.report.SettingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flag of {@code lab pprof}: the command line is read by this table, and help and completion are made of it. */
record Flag(String name, Group group, SettingKind kind, String placeholder, String description) {
    /** What stands together in the help text. */
    enum Group {
        REPORT("Reports, of which there can be one"),
        SETTING("What they show and how"),
        REST("Sources and the rest"),
        OLD("Short for others"),
        /** Flags of every command, and some that are only there to be understood. */
        UNTOLD("");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final Map<String, Flag> ALL = new LinkedHashMap<>();

    static {
        reports();
        settings();
        sources();
        text("compat", "1.19", "Print as the pprof of Go 1.19 does.");
        on("all_frames", Group.REST, "Show frames too that the profile itself declares uninteresting.");
        on("bundled_graphviz", Group.REST, "Draw with the Graphviz that comes along, though another is installed.");
        on("json", Group.REST, "Print the rows of -top as one JSON object.");
        for (var old : FlagValues.OLD.entrySet()) {
            on(old.getKey(), Group.OLD, "Short for " + old.getValue() + ".");
        }
        for (String name : List.of("h", "help", "V", "version", "stacktrace")) {
            on(name, Group.UNTOLD, "");
        }
    }

    private static void reports() {
        for (ReportFormat format : ReportFormat.values()) {
            if (format.takesRegex()) {
                add(format.label(), Group.REPORT, SettingKind.TEXT, "REGEX", format.description());
            } else {
                on(format.label(), Group.REPORT, format.description());
            }
        }
    }

    private static void settings() {
        for (Setting setting : Setting.values()) {
            SettingKind kind = setting.kind();
            if (kind != SettingKind.CHOICE) {
                add(setting.label(), Group.SETTING, kind, kind.placeholder(), setting.description());
            }
            for (String word : setting.choices()) on(word, Group.SETTING, setting.description());
        }
    }

    private static void sources() {
        text(
                "http",
                "[HOST]:[PORT]",
                "Show the profile in the browser, until Ctrl-C: on this machine alone unless a host is given, on a free"
                        + " port unless one is.");
        on("no_browser", Group.REST, "For -http: print the address and leave the browser alone.");
        add("seconds", Group.REST, SettingKind.WHOLE, "N", "For an address: profile for so long.");
        add("timeout", Group.REST, SettingKind.WHOLE, "N", "For an address: wait so many seconds at most.");
        text("base", "SOURCE", "Take this off the profile.");
        text("diff_base", "SOURCE", "The same, and show shares of this instead of shares of the difference.");
        text("buildid", "ID", "Say that the program has this build id.");
        text("add_comment", "TEXT", "Add a comment to the profile.");
        text(
                "symbolize",
                "HOW",
                "What to leave out of names of C++: demangle=full nothing, demangle=templates parameters."
                        + " A service is asked for the names of addresses, unless none or local is given.");
        text("tools", "PATH", "Accepted: no tools are needed.");
        text(
                "java",
                "HOW",
                "Make the JVM's names readable: short without packages, full with them, jvm with arguments too.");
        text("token", "TOKEN", "A bearer token for addresses (default: the environment's LAB_TOKEN).");
        text("token_file", "FILE", "The same, in a file, where no other user sees it.");
        text("tls_ca", "FILE", "For https: trust these authorities.");
        text("tls_cert", "FILE", "For https: our own certificate.");
        text("tls_key", "FILE", "For https: the key of our own certificate.");
        text("largest", "SIZE", "Refuse a profile that is larger than this when unpacked (default: 1GB).");
    }

    private static void on(String name, Group group, String description) {
        add(name, group, SettingKind.FLAG, "", description);
    }

    private static void text(String name, String placeholder, String description) {
        add(name, Group.REST, SettingKind.TEXT, placeholder, description);
    }

    private static void add(String name, Group group, SettingKind kind, String placeholder, String description) {
        ALL.put(name, new Flag(name, group, kind, placeholder, description));
    }

    static List<Flag> all() {
        return new ArrayList<>(ALL.values());
    }

    /** The one with this name, in which a dash may stand for an underscore; null when there is none. */
    static Flag named(String name) {
        return ALL.get(name.replace('-', '_'));
    }

    /** Whether it takes the next word, where no value is given behind an equals sign. */
    boolean takesValue() {
        return kind != SettingKind.FLAG;
    }

    /** Its value; fails with an {@link IllegalArgumentException} that says what is wrong. */
    Object read(String typed) {
        if (takesValue()) return kind.read(typed);
        // the shell takes more words than Go's command line does
        return switch (typed) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw new IllegalArgumentException("'" + typed + "' is neither true nor false");
        };
    }
}
