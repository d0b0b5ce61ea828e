package dev.flamelab.lab;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An address of profiles. A name and password in it are sent to the service, and shown to nobody.
 *
 * @param uri of http or https, or of https+insecure for a server that need not say who it is
 */
public record ProfileAddress(URI uri, Access access) {
    private static final String INSECURE = "https+insecure";
    private static final int LAST_PORT = 65_535;

    /** One that needs nothing but the address. */
    public ProfileAddress(URI uri) {
        this(uri, Access.PLAIN);
    }

    /** What a person typed: {@code host:port} will do. */
    public static ProfileAddress typed(String text) {
        try {
            var uri = new URI(text.matches("https?(\\+insecure)?:.*") ? text : "http://" + text);
            if (uri.getPort() > LAST_PORT) {
                throw LabError.usage("there is no port " + uri.getPort() + ": the last one is " + LAST_PORT);
            }
            if (uri.getHost() != null) return new ProfileAddress(uri);
        } catch (URISyntaxException e) {
            // told below; the exception would show all of it
        }
        // up to the last @, since what is malformed may be the password
        String shown = text.replaceFirst("^(https?(?:\\+insecure)?://|).*@", "$1");
        throw LabError.usage("'" + shown + "' is no address: give something like http://127.0.0.1:6060");
    }

    /** The same without name and password. */
    public URI bare() {
        return uri.getRawUserInfo() == null ? uri : URI.create(uri.toString().replaceFirst("//[^@]*@", "//"));
    }

    /** The same as a client can ask for it. */
    URI requested() {
        return isInsecure() ? URI.create(bare().toString().replace(INSECURE + ":", "https:")) : bare();
    }

    /** Whether anybody is believed to be the server. */
    boolean isInsecure() {
        return INSECURE.equals(uri.getScheme());
    }

    /** What goes into the header of that name, when there is a name, password or token. */
    Optional<String> authorization() {
        if (uri.getUserInfo() != null) {
            byte[] credentials = uri.getUserInfo().getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return access.token().isEmpty() ? Optional.empty() : Optional.of("Bearer " + access.token());
    }

    /** As it may be shown. */
    @Override
    public String toString() {
        return bare().toString();
    }
}
