package dev.flamelab.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.flamelab.compare.Anchor;
import dev.flamelab.compare.RecordedDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fault in the demo service that a chapter teaches, as its file {@code workshop/stories/NAME.yaml} describes it.
 *
 * @param chapter its number
 * @param fix the files that a learner edits, relative to the project's root
 * @param check how a fix is checked
 * @param captures what shows it; the first is the one that its lab takes
 * @param hiddenFrom where nobody finds the fault
 * @param series dumps of one service one after the other; null where there are none
 * @param answers paths that a fix must answer as before, besides those that every fix must
 * @param hints where to look, which view, which frame, the change
 * @param quiz what somebody should be able to tell who has read its dump
 */
public record Story(
        String name,
        String title,
        int chapter,
        List<String> fix,
        Check check,
        List<Shot> captures,
        List<Hidden> hiddenFrom,
        Series series,
        List<String> answers,
        List<String> hints,
        List<Question> quiz) {
    private static final String ENDING = ".yaml";
    private static final ObjectReader YAML = YAMLMapper.builder().build().readerFor(Description.class);

    public Story {
        fix = List.copyOf(fix);
        captures = List.copyOf(captures);
        hiddenFrom = List.copyOf(hiddenFrom);
        answers = List.copyOf(answers);
        hints = List.copyOf(hints);
        quiz = List.copyOf(quiz);
    }

    /**
     * How a fix is checked.
     *
     * @param rate requests per second and service: less than a lab has, as three services share the cores
     * @param seconds for how long to profile
     * @param spared what the service as shipped does without: a fix that shows it has given away what was good
     */
    public record Check(int rate, int seconds, List<Anchor> spared) {
        public Check {
            spared = orNone(spared);
        }
    }

    /**
     * A capture that shows the story.
     *
     * @param kind as in the URL: {@code profile}, {@code heap}
     * @param seconds for how long it is taken
     * @param atEnd whether it is what has been counted since the start, taken at the end of these seconds
     */
    public record Shot(String kind, int seconds, boolean atEnd, List<Anchor> anchors, List<Bundled> dumps) {
        public Shot {
            anchors = List.copyOf(anchors);
            dumps = dumps == null ? List.of() : List.copyOf(dumps);
        }

        /** What is asked of a service: what there is at the end, of the heap without garbage, or what comes meanwhile. */
        public CaptureRequest request() {
            return atEnd ? new CaptureRequest(kind, null, kind.equals("heap")) : new CaptureRequest(kind, window());
        }

        public Duration window() {
            return Duration.ofSeconds(seconds);
        }

        /** The sample type by which it is looked at first; of a trace only its samples are. */
        public String sampleIndex() {
            return anchors.get(0).value();
        }

        /** The same, for as long as somebody wants. */
        public Shot lasting(Duration other) {
            return new Shot(kind, (int) other.toSeconds(), atEnd, anchors, dumps);
        }
    }

    /**
     * A profile that does not tell of the fault, for whoever takes the wrong one.
     *
     * @param kind as in the URL
     * @param value the sample type of it that is meant
     * @param name of the fault, in words
     * @param pattern what it is recognised by where it shows
     * @param most percent of the application's that it may have there
     * @param why it hides
     */
    public record Hidden(String kind, String value, String name, String pattern, double most, String why) {
        /** Such as "profile (cpu)". */
        public String place() {
            return kind + " (" + value + ")";
        }
    }

    /**
     * A dump that comes with the project.
     *
     * @param file its name
     * @param service of which it is: {@code shipped}, or the classifier of a jar of the story such as {@code solution}
     */
    public record Bundled(String file, String service) {
        boolean isShipped() {
            return service.equals(RecordedDump.SHIPPED);
        }

        boolean isSolution() {
            return service.equals(RecordedDump.SOLUTION);
        }
    }

    /**
     * Dumps of one service one after the other: idle, after its load, and once it was told to let go of what it kept.
     *
     * @param release the path that tells it so
     */
    public record Series(List<Bundled> dumps, String release) {
        public Series {
            dumps = List.copyOf(dumps);
        }
    }

    /** What stands in the file. */
    private record Description(
            int chapter,
            String title,
            List<String> fix,
            Check check,
            List<Shot> captures,
            List<Hidden> hiddenFrom,
            Series series,
            List<String> answers,
            List<String> hints,
            List<Question> quiz) {}

    /** The story that somebody means by its name, or by the number or the folder of its chapter. */
    public static Story find(Home home, String name) {
        var stories = all(home);
        return stories.stream()
                .filter(story -> story.answersTo(name))
                .findFirst()
                .orElseThrow(() -> LabError.usage("there is no story " + name + ": there is "
                        + stories.stream().map(Story::name).collect(Collectors.joining(", "))));
    }

    /** All of them, in the order of their chapters. */
    public static List<Story> all(Home home) {
        if (!Files.isDirectory(home.stories())) {
            throw LabError.machine(Home.shown(home.stories()) + " is missing, the folder of all stories:"
                    + " restore it with git checkout workshop/stories");
        }
        var stories = new ArrayList<Story>();
        try (var files = Files.newDirectoryStream(home.stories(), "*" + ENDING)) {
            for (var file : files) stories.add(read(file));
        } catch (IOException e) {
            throw LabError.machine("the stories in " + Home.shown(home.stories()) + " cannot be read: " + e, e);
        }
        stories.sort(Comparator.comparing(Story::chapter));
        return stories;
    }

    private static Story read(Path file) throws IOException {
        try {
            Description told = YAML.readValue(Files.readString(file));
            if (told.title() == null || told.fix() == null || told.check() == null || told.captures() == null) {
                throw LabError.machine(Home.shown(file)
                        + " lacks one of title, fix, check and captures: restore it with" + " git checkout");
            }
            for (var shot : told.captures()) {
                if (shot.anchors() == null || shot.anchors().isEmpty()) {
                    throw LabError.machine(Home.shown(file) + " has a capture without anchors: name one");
                }
            }
            return new Story(
                    file.getFileName().toString().replace(ENDING, ""),
                    told.title(),
                    told.chapter(),
                    told.fix(),
                    told.check(),
                    told.captures(),
                    told.hiddenFrom() == null ? List.of() : told.hiddenFrom(),
                    told.series(),
                    orNone(told.answers()),
                    orNone(told.hints()),
                    orNone(told.quiz()));
        } catch (JsonProcessingException e) {
            throw LabError.machine(Home.shown(file) + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> List<T> orNone(List<T> told) {
        return told == null ? List.of() : told;
    }

    /** What its lab captures. */
    public Shot shot() {
        return captures.get(0);
    }

    /** Where its chapter is written; empty while nobody has. */
    public Optional<Path> text(Home home) {
        var folder = String.format(Locale.ROOT, "%02d-%s", chapter, name);
        return Optional.of(home.chapters().resolve(folder).resolve("README.md")).filter(Files::isRegularFile);
    }

    private boolean answersTo(String typed) {
        return typed.equals(name)
                || typed.matches("0*" + chapter)
                || typed.equals(String.format(Locale.ROOT, "%02d-%s", chapter, name));
    }
}
