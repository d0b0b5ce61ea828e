package dev.flamelab.pprof;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as the old texts have them, and as Go reads them: what is wrong with one is said in Go's words. */
final class LegacyNumbers {
    private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-f]+)");

    private LegacyNumbers() {}

    static long decimal(String text) {
        return parse(text, text, 10);
    }

    /** A number that says by how it starts whether it is hexadecimal, octal, binary or decimal. */
    static long integer(String text) {
        String sign = text.startsWith("-") || text.startsWith("+") ? text.substring(0, 1) : "";
        String digits = text.substring(sign.length());
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return decimal(text);
        }
        if (digits.indexOf('-') >= 0 || digits.indexOf('+') >= 0) {
            throw invalid(text);
        }
        return switch (Character.toLowerCase(digits.charAt(1))) {
            case 'x' -> parse(text, sign + digits.substring(2), 16);
            case 'b' -> parse(text, sign + digits.substring(2), 2);
            case 'o' -> parse(text, sign + digits.substring(2), 8);
            default -> parse(text, sign + digits.substring(1), 8);
        };
    }

    private static long parse(String text, String digits, int radix) {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            boolean wellFormed = radix == 10 && digits.matches("[-+]?[0-9]+");
            throw wellFormed ? wrong(text, "value out of range") : invalid(text);
        }
    }

    private static NumberFormatException invalid(String text) {
        return wrong(text, "invalid syntax");
    }

    private static NumberFormatException wrong(String text, String how) {
        return new NumberFormatException("strconv.ParseInt: parsing \"" + text + "\": " + how);
    }

    /** All addresses of a line; none may have more than 64 bits. */
    static LongList addresses(String line, MemoryBudget budget) throws MalformedProfile {
        var addresses = new LongList(budget);
        Matcher found = ADDRESS.matcher(line);
        while (found.find()) {
            try {
                addresses.add(Long.parseUnsignedLong(found.group(1), 16));
            } catch (NumberFormatException e) {
                throw new NumberFormatException("failed to parse as hex 64-bit number: " + found.group());
            }
        }
        return addresses;
    }
}
