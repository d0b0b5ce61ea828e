package dev.flamelab.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which servers of https are believed to be who they say, and who we are to them; all in PEM files.
 *
 * @param certificate our own; null when we need none
 * @param key the key of that
 * @param authorities whose word counts; null for those that Java knows
 */
public record Trust(Path certificate, Path key, Path authorities) {
    /** As Java does. */
    public static final Trust USUAL = new Trust(null, null, null);

    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

    public Trust {
        if ((certificate == null) != (key == null)) {
            throw LabError.usage("-tls_cert and -tls_key go together: give the other one too");
        }
    }

    /**
     * What a client needs.
     *
     * @param anybody whether every server is believed, as the address asks with https+insecure
     */
    SSLContext context(boolean anybody) {
        try {
            var context = SSLContext.getInstance("TLS");
            TrustManager[] trusted = anybody ? new TrustManager[] {new Anybody()} : trusted();
            context.init(own(), trusted, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw LabError.usage("the TLS files do not fit together (" + e.getMessage()
                    + "): give a certificate and its own key, in PEM");
        }
    }

    private KeyManager[] own() throws GeneralSecurityException {
        if (certificate == null) return new KeyManager[0];
        var store = empty();
        store.setKeyEntry(
                "own", readKey(), new char[0], certificates(certificate).toArray(new Certificate[0]));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private TrustManager[] trusted() throws GeneralSecurityException {
        KeyStore store = null;
        if (authorities != null) {
            store = empty();
            int number = 0;
            for (Certificate each : certificates(authorities)) store.setCertificateEntry("ca" + number++, each);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private PrivateKey readKey() throws GeneralSecurityException {
        var found = KEY.matcher(new String(bytes(key), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw LabError.usage(Home.shown(key) + " has no key in PKCS#8 form: make one with openssl pkcs8 -topk8"
                    + " -nodes -in " + Home.shown(key));
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        for (String algorithm : List.of("RSA", "EC")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                continue;
            }
        }
        return KeyFactory.getInstance("EdDSA").generatePrivate(encoded);
    }

    private static List<? extends Certificate> certificates(Path file) throws GeneralSecurityException {
        var read = List.copyOf(
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes(file))));
        if (read.isEmpty()) throw LabError.usage(Home.shown(file) + " has no certificate: give a PEM file");
        return read;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw LabError.usage(Home.shown(file) + " cannot be read: name a PEM file that you may read");
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Believes whoever answers, whatever its name: of this kind, it is asked about the name too. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
