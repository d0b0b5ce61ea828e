package dev.flamelab.endpoint;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/** Tells addresses that only this machine reaches. Never asks a name server. */
final class Loopback {
    private Loopback() {}

    /** Whether it is localhost or a loopback address. Any other name counts as remote, and so does none. */
    static boolean is(String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
        return address == null ? host.equalsIgnoreCase("localhost") : address.isLoopbackAddress();
    }
}
