package dev.flamelab.bench;

import dev.flamelab.capture.JfrProfiles;
import dev.flamelab.capture.JfrProfiles.Kind;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;

/**
 * Converts one kind of a JFR recording to pprof, in one of two ways, and prints what the kernel tells of the process.
 */
public final class ConvertProgram {
    private static final File STATUS = new File("/proc/self/status");

    private ConvertProgram() {}

    /** @param arguments flamelab or jfrconv, the kind, the recording, and the file to write */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("flamelab")) {
            convert(Kind.valueOf(arguments[1]), arguments[2], arguments[3]);
        } else {
            String kind = "--".concat(arguments[1].toLowerCase(Locale.ROOT));
            one.convert.Main.main(new String[] {kind, "--total", "-o", "pprof", arguments[2], arguments[3]});
        }
        // The most that the process has ever had in memory, as the kernel tells it.
        if (STATUS.exists()) {
            try (var status = new FileInputStream(STATUS)) {
                status.transferTo(System.out);
            }
        }
    }

    private static void convert(Kind kind, String recording, String file) throws Exception {
        var profiles = JfrProfiles.read(Path.of(recording), "recorded", EnumSet.of(kind));
        try (var out = new FileOutputStream(file)) {
            profiles.write(kind, out);
        }
    }
}
