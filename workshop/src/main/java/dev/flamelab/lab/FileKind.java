package dev.flamelab.lab;

import java.util.Optional;

/** What else than a profile people have at hand, told by how its bytes begin. */
enum FileKind {
    PERF("PERFILE2", "a recording of Linux perf"),
    ELF("\177ELF", "a program or library of Linux"),
    MACH_O("\317\372\355\376", "a program or library of macOS"),
    WINDOWS("MZ\220\0", "a program or library of Windows"),
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

    /** The kind in words, with its article; a byte is a character of the text. */
    static Optional<String> of(String start) {
        for (FileKind kind : values()) {
            if (start.startsWith(kind.start)) return Optional.of(kind.words);
        }
        return Optional.empty();
    }
}
