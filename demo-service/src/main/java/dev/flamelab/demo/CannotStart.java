package dev.flamelab.demo;

import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Says in one sentence why the service could not take up an address, and what to do about it. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    private CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param option the option that chooses the port */
    static CannotStart listening(String host, int port, String option, Throwable cause) {
        return new CannotStart(sentence(host, port, option, cause), cause);
    }

    private static String sentence(String host, int port, String option, Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "there is no host " + host + ": give one of this machine's addresses with --host";
        }
        // The system tells the reasons apart in words only; a busy port is by far the most frequent.
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return "port " + port + " on " + host + " is in use: stop what uses it, or give another with " + option
                    + " (0 takes a free one)";
        }
        String reason = cause instanceof SocketException ? cause.getMessage() : cause.toString();
        return "cannot listen on " + host + " port " + port + " (" + reason + "): give another --host or " + option;
    }
}
