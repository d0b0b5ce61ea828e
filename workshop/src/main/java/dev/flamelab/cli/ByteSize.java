package dev.flamelab.cli;

import dev.flamelab.lab.LabError;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it, such as 500MB. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(|K|M|G|T)B?");

    private ByteSize() {}

    static long of(String typed) {
        Matcher matcher = FORM.matcher(typed.toUpperCase(Locale.ROOT));
        if (!matcher.matches() || matcher.group(1).matches("0+")) {
            throw LabError.usage("'" + typed + "' is no size: give one such as 500MB or 4GB");
        }
        return Long.parseLong(matcher.group(1))
                << 10 * " KMGT".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
    }
}
