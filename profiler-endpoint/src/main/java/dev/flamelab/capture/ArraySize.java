package dev.flamelab.capture;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes an array takes, by its class and length. */
final class ArraySize {
    private static final long HEADER = 16;
    private static final long ALIGNMENT = 8;
    private static final long REFERENCE = hasCompressedReferences() ? 4 : 8;

    private ArraySize() {}

    /** @param type as descriptors have it: {@code [B}; what is none counts as an array of references */
    static long bytes(String type, long length) {
        long bytes = HEADER + length * (type.length() < 2 ? REFERENCE : element(type.charAt(1)));
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static long element(char type) {
        return switch (type) {
            case 'Z', 'B' -> Byte.BYTES;
            case 'C', 'S' -> Short.BYTES;
            case 'I', 'F' -> Integer.BYTES;
            case 'J', 'D' -> Long.BYTES;
            default -> REFERENCE;
        };
    }

    /** Small heaps have, and ZGC has not. */
    private static boolean hasCompressedReferences() {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Boolean.parseBoolean(jvm.getVMOption("UseCompressedOops").getValue());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
