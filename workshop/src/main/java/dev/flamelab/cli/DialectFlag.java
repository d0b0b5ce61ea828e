package dev.flamelab.cli;

import dev.flamelab.report.Dialect;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which pprof to print like. */
final class DialectFlag implements ITypeConverter<Dialect> {
    @Override
    public Dialect convert(String typed) {
        return switch (typed) {
            case "1.19" -> Dialect.GO_1_19;
            case "head" -> Dialect.CURRENT;
            default -> throw new TypeConversionException("'" + typed + "' is neither 1.19 nor head");
        };
    }
}
