package dev.flamelab.cli;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long a capture is to take: seconds, down to thousandths. */
final class Window implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String typed) {
        if (typed.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")) {
            var millis = new BigDecimal(typed).movePointRight(3).longValueExact();
            if (millis > 0) return Duration.ofMillis(millis);
        }
        throw new TypeConversionException(
                "'" + typed + "' is no number of seconds above 0, such as 30, or 0.5 for a trace");
    }
}
