package dev.flamelab.cli;

import dev.flamelab.report.JavaNames;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how names of the JVM are to be shown. */
final class JavaNamesFlag implements ITypeConverter<JavaNames> {
    @Override
    public JavaNames convert(String typed) {
        return Stream.of(JavaNames.values())
                .filter(names -> names.name().toLowerCase(Locale.ROOT).equals(typed))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + typed + "' is none of short, full, jvm"));
    }
}
