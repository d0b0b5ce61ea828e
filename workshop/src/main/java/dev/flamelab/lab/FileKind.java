package dev.flamelab.lab;

import java.util.Optional;

/** What else than a profile people have at hand, told by how its bytes begin. */
enum FileKind {
    PERF("PERFILE2", "a recording of Linux perf"),
    ELF("\177ELF", "a program or library of Linux"),
    MACH_O("\317\372\355\376", "a program or library of macOS"),
    WINDOWS("MZ\220\0", "a program or library of Windows"),
    /** After the same bytes a class has its version, of which the first was 45, and this a number of programs. */
    UNIVERSAL("\312\376\272\276", "a program or library of macOS for several processors") {
        @Override
        boolean isAt(String start) {
            return super.isAt(start) && start.startsWith("\0\0\0", 4) && start.length() > 7 && start.charAt(7) < 45;
        }
    },
    CLASS("\312\376\272\276", "a Java class"),
    ZIP("PK\003\004", "a zip or jar file"),
    HEAP_DUMP("JAVA PROFILE 1.0", "a heap dump of a JVM"),
    PDF("%PDF-", "a PDF document"),
    PNG("\211PNG", "a picture"),
    JPEG("\377\330\377", "a picture"),
    XZ("\3757zXZ", "a file packed with xz"),
    ZSTD("\50\265\57\375", "a file packed with zstd"),
    BZIP2("BZh", "a file packed with bzip2");

    private final String start;
    private final String words;

    FileKind(String start, String words) {
        this.start = start;
        this.words = words;
    }

    /** Whether a file that begins so is of this kind. */
    boolean isAt(String start) {
        return start.startsWith(this.start);
    }

    /** The kind in words, with its article; a byte is a character of the text. */
    static Optional<String> of(String start) {
        for (FileKind kind : values()) {
            if (kind.isAt(start)) return Optional.of(kind.words);
        }
        return Optional.empty();
    }
}
