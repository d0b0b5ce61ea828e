package dev.flamelab.lab;

/**
 * How to get in where profiles are served over HTTP.
 *
 * @param token sent as a bearer token where the address has no name and password; empty for none
 * @param trust whom to trust when the address is of https
 */
public record Access(String token, Trust trust) {
    /** Nothing is sent, and whom Java trusts is trusted. */
    public static final Access PLAIN = new Access("", Trust.USUAL);

    /** Does not show what it holds. */
    @Override
    public String toString() {
        return token.isEmpty() ? "no token" : "a token";
    }
}
