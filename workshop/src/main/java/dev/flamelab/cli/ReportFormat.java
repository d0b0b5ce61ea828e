package dev.flamelab.cli;

import dev.flamelab.report.Setting;
import dev.flamelab.report.Settings;
import dev.flamelab.report.Trim;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports of pprof: each is a flag on the command line, and a command of the shell. */
enum ReportFormat {
    CALLGRIND(Form.BINARY, "A graph for KCachegrind and the like.", "callgraph.out"),
    COLLAPSED("Every stack on one line with its value, for scripts that draw flame graphs."),
    COMMENTS("The comments in the profile."),
    DISASM(Form.LISTING, "Machine code of matching functions."),
    DOT("The call graph for Graphviz."),
    EOG(Form.SHOWN, "Show the call graph in eog.", "svg"),
    EVINCE(Form.SHOWN, "Show the call graph in evince.", "pdf"),
    GIF(Form.BINARY, "The call graph as a GIF picture.", "gif"),
    GV(Form.SHOWN, "Show the call graph in gv.", "ps"),
    KCACHEGRIND(Form.SHOWN, "Show the call graph in KCachegrind.", "grind"),
    LIST(Form.LISTING, "The source of matching functions, with the values of each line."),
    PDF(Form.BINARY, "The call graph as PDF.", "pdf"),
    PEEK(Form.LISTING, "Callers and callees of matching functions."),
    PNG(Form.BINARY, "The call graph as a PNG picture.", "png"),
    PROTO(Form.BINARY, "The profile itself, as the filters leave it.", "pb.gz"),
    PS(Form.BINARY, "The call graph as PostScript.", "ps"),
    RAW("All that is in the profile, as text."),
    SVG(Form.BINARY, "The call graph as an SVG picture.", "svg"),
    TAGS("The labels in the profile, with their values."),
    TEXT("The places where most was measured, the same as top."),
    TOP("The places where most was measured."),
    TOPPROTO(Form.BINARY, "What top prints, as a profile.", "pb.gz"),
    TRACES("Every stack with its values."),
    TREE("The call graph as text: each function with its callers and callees."),
    WEB(Form.SHOWN, "Show the call graph in the browser; a pipe gets the SVG.", "svg"),
    WEBLIST(
            Form.LISTING,
            "The source of matching functions as a web page, in the browser; a pipe gets the page.",
            "html");

    /** How a report is asked for and where it goes. */
    private enum Form {
        TEXT,
        LISTING,
        BINARY,
        SHOWN
    }

    private final Form form;
    private final String description;
    private final String ending;

    ReportFormat(String description) {
        this(Form.TEXT, description, "");
    }

    ReportFormat(Form form, String description) {
        this(form, description, "");
    }

    ReportFormat(Form form, String description, String ending) {
        this.form = form;
        this.description = description;
        this.ending = ending;
    }

    /** As it is typed. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    /** Whether it is about functions whose name matches, which must be given. */
    boolean takesRegex() {
        return form == Form.LISTING;
    }

    /** The program that shows it; empty for none, or for the browser. */
    Optional<String> program() {
        return form == Form.SHOWN && !isForBrowser() ? Optional.of(label()) : Optional.empty();
    }

    boolean isForBrowser() {
        return this == WEB || this == WEBLIST;
    }

    /** Whether it is made to be read as it is. */
    boolean isRead() {
        return switch (this) {
            case TEXT, TOP, TREE, PEEK, TRACES, TAGS -> true;
            default -> false;
        };
    }

    /** Whether the comments in the profile are a part of it, so that who reads it reads them. */
    boolean tellsComments(boolean compactLabels) {
        return switch (this) {
            case TRACES, RAW, COMMENTS, DOT -> true;
            case TEXT, TOP, TREE, PEEK -> !compactLabels;
            default -> false;
        };
    }

    /** Whether a terminal would be upset by it. */
    boolean isBinary() {
        return form == Form.BINARY;
    }

    /** How the name of a file with it ends; empty for a text. */
    String ending() {
        return ending;
    }

    /** The only granularity that it can be had with; empty for any. */
    String granularity() {
        return switch (this) {
            case LIST -> "lines";
            case DISASM, WEBLIST, PROTO, RAW, CALLGRIND, KCACHEGRIND -> "addresses";
            default -> "";
        };
    }

    /** Whether it goes by what calls were inlined, whatever the setting; null for as it is set. */
    Boolean inlines() {
        return switch (this) {
            case DISASM -> false;
            case WEBLIST, PROTO, RAW, CALLGRIND, KCACHEGRIND -> true;
            default -> null;
        };
    }

    /** Whether nothing is left out of it for being small. */
    boolean showsAll() {
        return takesRegex() || !granularity().isEmpty();
    }

    /** How many nodes it has when nothing is said; 0 for all. */
    int nodeCount() {
        return this == TEXT || this == TOP || this == TOPPROTO ? 0 : 80;
    }

    /** The settings as they are for this report, which may be had in one way only. */
    Settings of(Settings settings) {
        Settings own = settings;
        if (!granularity().isEmpty()) own = own.with(Setting.GRANULARITY, granularity());
        if (inlines() != null) own = own.with(Setting.NOINLINES, !inlines());
        if (settings.whole(Setting.NODECOUNT) == Trim.USUAL) own = own.with(Setting.NODECOUNT, nodeCount());
        return showsAll() ? own.with(Setting.TRIM, false) : own;
    }

    static Optional<ReportFormat> named(String label) {
        return Stream.of(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }
}
