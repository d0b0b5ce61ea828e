package dev.flamelab.lab;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** What is in gzip, for who must tell what is wrong with it. */
final class Packed {
    /** Whoever has more than this in a file with something behind it is told less. */
    private static final long ENOUGH = 1L << 30;

    private Packed() {}

    /** What is packed, as far as the first bytes of a file tell, a character each; empty when nothing is. */
    static String start(byte[] packed, int count) {
        var start = new StringBuilder();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            while (start.length() < count) {
                int next = in.read();
                if (next < 0) break;
                start.append((char) next);
            }
        } catch (IOException e) {
            // more of it is in the rest of the file
        }
        return start.toString();
    }

    /** Whether a file is fine up to where its gzip ends, and goes on: Java passes over the rest. */
    static boolean hasMoreBehind(Path file) {
        if (!Files.isRegularFile(file)) return false;
        try (InputStream in = new GZIPInputStream(new FileInputStream(file.toFile()))) {
            byte[] passed = new byte[1 << 16];
            long left = ENOUGH;
            for (int read = 0; read >= 0 && left > 0; left -= read) read = in.read(passed);
            return left > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
