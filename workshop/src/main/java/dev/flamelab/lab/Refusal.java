package dev.flamelab.lab;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Why an address did not serve a profile, in its own words where they are meant for people, and what to do about it. */
record Refusal(ProfileAddress address, HttpResponse<?> response, byte[] body) {
    /** Longer than anything that a pprof endpoint says. */
    private static final int LONGEST = 500;

    LabError told() {
        int status = response.statusCode();
        // a pprof endpoint marks the errors that are meant to be read by people
        boolean readable =
                response.headers().firstValue("X-Go-Pprof").isPresent() || status / 100 == 5 && isPlainText();
        if (!readable && status != 401 && status / 100 != 3) {
            return noEndpoint(address, "it answered with status " + status);
        }
        var reason = readable ? new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ") : "";
        if (reason.length() > LONGEST) reason = reason.substring(0, LONGEST) + "...";
        return LabError.machine(
                address + " answered " + status + (reason.isEmpty() ? "" : ": " + reason) + "; " + cure(reason));
    }

    static LabError noEndpoint(ProfileAddress address, String seen) {
        return LabError.machine(address + " is not a pprof endpoint (" + seen
                + "): give the address of the port that serves /debug/pprof/");
    }

    /** A page is not meant to be read here, nor is what goes on for many lines. */
    private boolean isPlainText() {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        return !text.isEmpty() && !text.startsWith("<") && !text.contains("\n") && !text.contains("\0");
    }

    private String cure(String reason) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                "give the address that it points at: "
                        + response.headers().firstValue("Location").orElse("it names none");
            case 400 -> "ask for what it allows";
            case 401 ->
                "give the" + (address.authorization().isPresent() ? " right" : "")
                        + " token as the password in the address: " + withToken()
                        + ", or to ./lab pprof with -token";
            case 403 -> "call it by the host name that it was set up for";
            case 404 -> "see at " + address.bare().resolve(".") + " which kinds it has";
            case 429 ->
                "try again "
                        + response.headers()
                                .firstValue("Retry-After")
                                .filter(seconds -> seconds.matches("[0-9]+"))
                                .map(seconds -> "in " + seconds + " s")
                                .orElse("a little later");
            case 501 -> "./lab doctor, on the service's machine, says what is missing and the cure";
            default ->
                reason.contains("already in use")
                        ? "end the other profiler first"
                        : "see the service's log, and try again";
        };
    }

    private String withToken() {
        var bare = address.bare();
        return bare.getScheme() + "://pprof:TOKEN@" + bare.getRawAuthority();
    }
}
