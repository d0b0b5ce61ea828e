package dev.flamelab.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Tells addresses that only this machine reaches. Never asks a name server. */
final class Loopback {
    private static final Pattern ADDRESS =
            Pattern.compile("\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?|\\d{1,3}(\\.\\d{1,3}){3}");

    private Loopback() {}

    /** Whether it is localhost or a loopback address. Any other name counts as remote, and so does none. */
    static boolean is(String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return ADDRESS.matcher(host).matches()
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
