package dev.flamelab.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as everybody types it here: whole seconds. */
final class Seconds implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String typed) {
        if (typed.matches("[1-9][0-9]{0,4}")) return Duration.ofSeconds(Integer.parseInt(typed));
        throw new TypeConversionException("'" + typed + "' is not a whole number of seconds, 1 or more");
    }
}
