package dev.flamelab.site;

import io.netty.util.NetUtil;

/** Tells addresses of this machine alone from others, without asking the network. */
final class Loopback {
    private Loopback() {}

    /** Whether a literal address, without brackets, is one that nobody else reaches. */
    static boolean is(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) return false;
        if (bytes.length == 4) return bytes[0] == 127;
        return NetUtil.bytesToIpAddress(bytes).equals("0:0:0:0:0:0:0:1");
    }
}
