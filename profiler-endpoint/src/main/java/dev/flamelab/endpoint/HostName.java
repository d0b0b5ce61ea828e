package dev.flamelab.endpoint;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Host header says, taken apart strictly: whatever is odd about it makes it none.
 *
 * @param name in lower case; an address without brackets, in its one form
 * @param port -1 when there is none
 */
record HostName(String name, int port) {
    /** With underscores, which containers have in their names. A name has a letter or a digit at either end. */
    private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";

    private static final Pattern HEADER = Pattern.compile("(" + NAME + "|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

    /** Null when it is none. */
    static HostName parse(String header) {
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches()) {
            return null;
        }
        String host = parts.group(1);
        if (host.startsWith("[") && !NetUtil.isValidIpV6Address(withoutBrackets(host))) {
            return null;
        }
        int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        return port > 65_535 ? null : new HostName(canonical(host), port);
    }

    int portOr(int otherwise) {
        return port < 0 ? otherwise : port;
    }

    /** Whether this can be the name or address of a host; brackets around an IPv6 address are allowed. */
    static boolean isValid(String host) {
        return host.matches(NAME) || NetUtil.isValidIpV6Address(withoutBrackets(host));
    }

    /** Names in lower case, and addresses in one form out of many. */
    static String canonical(String host) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(withoutBrackets(host));
        return address == null ? host.toLowerCase(Locale.ROOT) : address.getHostAddress();
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
