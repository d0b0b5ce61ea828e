package dev.flamelab.endpoint;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;

/** The certificate of the endpoint's own server, tried before the first caller does. */
final class Tls {
    private Tls() {}

    static PemKeyCertOptions certificate(PprofOptions options) {
        return new PemKeyCertOptions()
                .setCertPath(options.certificate().toString())
                .setKeyPath(options.key().toString());
    }

    /** Fails in one sentence when the files cannot serve; a certificate of another key would show to callers only. */
    static Future<Void> check(Vertx vertx, PprofOptions options) {
        if (options.certificate() == null) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> {
            readable(options.certificate());
            readable(options.key());
            try {
                for (KeyManager manager :
                        certificate(options).getKeyManagerFactory(vertx).getKeyManagers()) {
                    match((X509ExtendedKeyManager) manager);
                }
            } catch (Exception e) {
                throw new IllegalArgumentException(
                        "The certificate " + options.certificate() + " and the key " + options.key()
                                + " cannot serve TLS (" + e.getMessage()
                                + "): both are PEM, the key is that of the first certificate, and has no password.",
                        e);
            }
            return null;
        });
    }

    private static void readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("There is no reading the file " + file + " for TLS: name one that is.");
        }
    }

    private static void match(X509ExtendedKeyManager manager) throws GeneralSecurityException {
        for (String type : new String[] {"RSA", "EC", "EdDSA", "RSASSA-PSS"}) {
            String[] aliases = manager.getServerAliases(type, null);
            if (aliases != null) {
                match(manager.getPrivateKey(aliases[0]), manager.getCertificateChain(aliases[0])[0]);
                return;
            }
        }
        throw new GeneralSecurityException("a key of a kind that TLS does not use");
    }

    private static void match(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is that of another certificate");
        }
    }
}
