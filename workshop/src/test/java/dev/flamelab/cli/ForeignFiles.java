package dev.flamelab.cli;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.provider.Arguments;

/** What people give a command that wants a dump, and what they are told: what it is, and the cure. */
final class ForeignFiles {
    private ForeignFiles() {}

    static Stream<Arguments> all() {
        byte[] dump = Dumps.bytes(Dumps.fib());
        return Stream.of(
                arguments(
                        "cut short",
                        Arrays.copyOf(dump, dump.length / 2),
                        "is cut short (decompressing profile:",
                        ": copy or capture it again"),
                arguments(
                        "followed",
                        Arrays.copyOf(dump, dump.length + 3),
                        "has other bytes behind the end of its gzip (decompressing profile:",
                        ": copy or capture it again"),
                arguments(
                        "packed recording",
                        packed(ascii("FLR\0\0\2\0\1")),
                        "is a JFR recording in gzip",
                        ": unpack it with gunzip, and name what that leaves"),
                arguments(
                        "packed twice",
                        packed(dump),
                        "is gzip within gzip",
                        ": unpack it once with gunzip, and name what that leaves"),
                arguments(
                        "packed page",
                        packed(ascii("<html>not here</html>".repeat(100))),
                        "is a web page in gzip, not a pprof profile",
                        ": the address that it was saved from serves something else"),
                arguments(
                        "packed jar",
                        packed(ascii("PK\3\4\24\0")),
                        "is a zip or jar file in gzip, not a pprof profile",
                        ": take one with ./lab capture profile"),
                arguments("empty", new byte[0], "is empty: its capture was cut off", ", so capture it again"),
                arguments(
                        "page",
                        ascii("\n<!DOCTYPE html><p>404"),
                        "is a web page, not a pprof profile",
                        ": the address that it was saved from serves something else"),
                arguments(
                        "text",
                        ascii("main;fib 12\nmain 3\n"),
                        "is a text, not a pprof profile",
                        ": take one with ./lab capture profile"),
                arguments(
                        "recording",
                        ascii("FLR\0\0\2\0\1"),
                        "is a JFR recording, not a pprof profile",
                        ": take one with ./lab capture profile"),
                arguments(
                        "trace",
                        ascii("go 1.19 trace\0\0\0"),
                        "is a Go execution trace, not a pprof profile",
                        ": open it with go tool trace"),
                arguments(
                        "perf",
                        ascii("PERFILE2hhhhhhhh"),
                        "is a recording of Linux perf",
                        ": take one with ./lab capture profile"),
                arguments(
                        "program",
                        ascii("\177ELF\2\1\1\0"),
                        "is a program or library of Linux, not a pprof profile",
                        ": take one with ./lab capture profile"),
                arguments(
                        "jar",
                        ascii("PK\3\4\24\0"),
                        "is a zip or jar file, not a pprof profile",
                        ": take one with ./lab capture profile"),
                arguments(
                        "class",
                        new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61},
                        "is a Java class, not a pprof profile",
                        ": take one with ./lab capture profile"),
                arguments(
                        "universal program",
                        new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 2, 1, 0, 0, 7},
                        "is a program or library of macOS for several processors, not a pprof profile",
                        ": take one with ./lab capture profile"),
                arguments(
                        "noise",
                        new byte[] {-1, 0, 7, -100, 3},
                        "is no pprof profile, nor any other kind of file known here (",
                        ": take one with ./lab capture profile"));
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
