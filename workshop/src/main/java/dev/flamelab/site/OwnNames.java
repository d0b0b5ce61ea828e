package dev.flamelab.site;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which a viewer is meant to be reached. The port is not looked at: a tunnel from another machine has
 * its own, and whoever makes a foreign name point here cannot choose the name that is asked for.
 *
 * @param host where it listens: a name or an address without brackets
 * @param isLoopback whether nobody but this machine gets there
 * @param machine what this machine is called by others; empty when nobody calls it
 */
record OwnNames(String host, boolean isLoopback, String machine) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    static OwnNames of(String host) throws UnknownHostException {
        boolean isLoopback = InetAddress.getByName(host).isLoopbackAddress();
        return new OwnNames(host.toLowerCase(Locale.ROOT), isLoopback, isLoopback ? "" : machineName());
    }

    /** Whether a request asks for one of the names of this machine alone, and for the port where it arrived. */
    static boolean isLoopbackHere(HttpServerRequest request) {
        var asked = request.authority();
        return asked.port() == request.connection().localAddress().port()
                && LOOPBACK.contains(asked.host().toLowerCase(Locale.ROOT));
    }

    boolean isOneOf(HttpServerRequest request) {
        var asked = request.authority();
        // A target with a host of its own, as proxies are asked, could say something else than the Host.
        boolean isOne =
                request.headers().getAll("Host").size() == 1 && request.uri().startsWith("/");
        if (!isOne) return false;
        String name = asked.host().toLowerCase(Locale.ROOT);
        if (LOOPBACK.contains(name) || bare(name).equals(host)) return true;
        // The very address that was asked, which nobody can have made point elsewhere before; or this machine's name.
        return !isLoopback
                && (name.equals(machine)
                        || isSame(
                                bare(name), request.connection().localAddress().hostAddress()));
    }

    private static String bare(String name) {
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    /** Whether two literal addresses are one, however they are written. */
    private static boolean isSame(String one, String other) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(one);
        return address != null && Arrays.equals(address, NetUtil.createByteArrayFromIpAddressString(other));
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            // a machine without a name is reached by its address
            return "";
        }
    }
}
