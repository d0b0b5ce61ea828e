package dev.flamelab.endpoint;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.Sample;
import java.util.List;
import java.util.stream.Collectors;

/** Writes stacks as all of Go's text forms do: numbers with addresses, then a line for each frame. */
final class StackText {
    private final Addresses addresses;
    private final ElasticTabs text = new ElasticTabs();

    StackText(Addresses addresses) {
        this.addresses = addresses;
    }

    StackText line(String line) {
        text.line(line);
        return this;
    }

    /** @param numbers what is said of the sample before its addresses */
    void sample(String numbers, Sample sample) {
        text.line(numbers + " " + key(sample, addresses));
        for (Location place : stack(sample)) {
            frames(place);
        }
        text.line("");
    }

    private void frames(Location place) {
        String address = "0x" + Long.toHexString(addresses.returning(place));
        if (place.lines().isEmpty()) {
            text.line("#", address);
        }
        for (Line line : place.lines()) {
            frame(address, line.function(), line.line());
        }
    }

    /** What stands for frames that there are none of is in no file, and has no code that could be called from. */
    private void frame(String address, Function function, long line) {
        if (function.file().isEmpty()) {
            text.line("#", address, function.name());
        } else {
            text.line("#", address, function.name() + "+0x1", function.file() + ":" + line);
        }
    }

    /** What tells one sample of a text form from another: addresses and labels. */
    static String key(Sample sample, Addresses addresses) {
        var key = new StringBuilder("@");
        for (Location place : stack(sample)) {
            key.append(" 0x").append(Long.toHexString(addresses.returning(place)));
        }
        String labels = sample.labels().stream()
                .filter(Label::isText)
                .map(label -> quoted(label.key()) + ":" + quoted(label.text()))
                .sorted()
                .collect(Collectors.joining(", "));
        return (labels.isEmpty() ? key : key.append("\n# labels: {" + labels + "}")).toString();
    }

    /** Clients do not take a sample without an address. */
    private static List<Location> stack(Sample sample) {
        return sample.stack().isEmpty() ? List.of(Addresses.NOWHERE) : sample.stack();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }

    /** With what has to be known of the profile. Clients read such lines over. */
    String end(Profile profile) {
        profile.comments().forEach(comment -> text.line("# " + comment));
        return text.toString();
    }
}
