package dev.flamelab.cli;

import dev.flamelab.report.Setting;
import dev.flamelab.report.SettingKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * What Tab offers in pprof's shell: reports, settings and, behind them, functions.
 *
 * @param now what the shell makes reports of
 */
record ShellCompleter(Supplier<Reports> now) implements Completer {
    /** More than a person reads. */
    private static final int MOST = 200;

    /** What means something else in a regular expression, but for the dot: it matches itself, too. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$|?*+()\\[\\]{}]");

    /** Settings whose values are matched with functions, files and programs. */
    private static final Set<Setting> OF_FUNCTIONS = EnumSet.of(
            Setting.FOCUS, Setting.IGNORE, Setting.HIDE, Setting.SHOW, Setting.SHOW_FROM, Setting.PRUNE_FROM);

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word();
        offered(line).filter(each -> each.startsWith(word)).forEach(each -> {
            boolean goesOn = each.endsWith("=");
            candidates.add(new Candidate(each, each, null, null, null, null, !goesOn));
        });
        String before = beforeFunction(line);
        if (before != null && word.length() > before.length()) complete(before, word, candidates);
    }

    /** What stands in the word before the name of a function; null where none belongs. */
    private static String beforeFunction(ParsedLine line) {
        String word = line.word();
        if (line.wordIndex() > 0) {
            return line.words().get(0).equals("help") ? null : word.startsWith("-") ? "-" : "";
        }
        return OF_FUNCTIONS.stream()
                .map(setting -> setting.label() + "=")
                .filter(word::startsWith)
                .findFirst()
                .orElse(null);
    }

    private Stream<String> offered(ParsedLine line) {
        Stream<String> reports = Stream.of(ReportFormat.values()).map(ReportFormat::label);
        Stream<String> settings = Stream.of(Setting.values()).map(Setting::label);
        if (line.wordIndex() > 0) {
            return line.words().get(0).equals("help") ? Stream.concat(reports, settings) : Stream.of("-cum");
        }
        // The values once the name is there, and not beside it.
        Stream<String> assigned = line.word().contains("=")
                ? Stream.of(Setting.values())
                        .flatMap(setting -> values(setting).map(value -> setting.label() + "=" + value))
                : settings.map(name -> name + "=");
        return Stream.of(reports, assigned, Stream.of("help", "options", "quit"))
                .flatMap(words -> words);
    }

    private Stream<String> values(Setting setting) {
        if (setting == Setting.SAMPLE_INDEX) return now.get().sampleTypes().stream();
        return setting.kind() == SettingKind.FLAG ? Stream.of("true", "false") : setting.choices().stream();
    }

    /** Any part of a function's name will do; what is filled in matches it. */
    private void complete(String before, String word, List<Candidate> candidates) {
        String part = word.substring(before.length()).toLowerCase(Locale.ROOT);
        now.get()
                .functions()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part)
                        || pattern(name).toLowerCase(Locale.ROOT).contains(part))
                .limit(MOST)
                .forEach(name ->
                        candidates.add(new Candidate(before + pattern(name), name, null, null, null, null, true)));
    }

    private static String pattern(String name) {
        return SPECIAL.matcher(name).replaceAll("\\\\$0");
    }
}
