package dev.flamelab.cli;

import dev.flamelab.lab.LabError;

/**
 * Where pages are to be served, as {@code -http=HOST:PORT} says it.
 *
 * @param host localhost when none is said; without brackets
 * @param port 0 for a free one, when none is said
 */
record HostAndPort(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    static HostAndPort of(String typed) {
        int colon = typed.lastIndexOf(':');
        String host = colon < 0 ? "" : typed.substring(0, colon);
        String port = typed.substring(colon + 1);
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        if (isBracketed) host = host.substring(1, host.length() - 1);
        if (colon < 0 || (host.contains(":") && !isBracketed) || !port.matches("[0-9]{0,5}")) {
            throw LabError.usage("-http: '" + typed + "' is no address: give HOST:PORT, :PORT, or : for a free port");
        }
        int number = port.isEmpty() ? 0 : Integer.parseInt(port);
        if (number > HIGHEST_PORT) {
            throw LabError.usage("-http: there is no port " + port + ": give one up to " + HIGHEST_PORT);
        }
        return new HostAndPort(host.isEmpty() ? "localhost" : host, number);
    }
}
