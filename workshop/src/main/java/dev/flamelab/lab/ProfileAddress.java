package dev.flamelab.lab;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An address of profiles. A name and password in it are sent to the service, and shown to nobody. */
public record ProfileAddress(URI uri) {
    /** What a person typed: {@code host:port} will do. */
    public static ProfileAddress typed(String text) {
        try {
            var uri = new URI(text.matches("https?:.*") ? text : "http://" + text);
            if (uri.getHost() != null) return new ProfileAddress(uri);
        } catch (URISyntaxException e) {
            // told below; the exception would show all of it
        }
        // up to the last @, since what is malformed may be the password
        String shown = text.replaceFirst("^(https?://|).*@", "$1");
        throw LabError.usage("'" + shown + "' is no address: give something like http://127.0.0.1:6060");
    }

    /** The same without name and password. */
    public URI bare() {
        return uri.getRawUserInfo() == null ? uri : URI.create(uri.toString().replaceFirst("//[^@]*@", "//"));
    }

    /** What goes into the header of that name, when there is a name or password. */
    Optional<String> authorization() {
        return Optional.ofNullable(uri.getUserInfo())
                .map(credentials ->
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** As it may be shown. */
    @Override
    public String toString() {
        return bare().toString();
    }
}
