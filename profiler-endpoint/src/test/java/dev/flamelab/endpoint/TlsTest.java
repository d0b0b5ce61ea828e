package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint's own server with a certificate that keytool made. */
class TlsTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static Path certificate;
    private static Path key;

    @BeforeAll
    static void make() throws Exception {
        certificate = make("good", "RSA");
        key = folder.resolve("good.key");
    }

    @Test
    void trustingClientIsServed() throws Exception {
        try (TestEndpoint endpoint =
                TestEndpoint.open(PprofOptions.loopback(0).token(TOKEN).tls(certificate, key))) {
            HttpResponse<byte[]> index = get(endpoint, trusting(certificate), TOKEN);
            assertThat(index.statusCode()).isEqualTo(200);
            assertThat(index.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(get(endpoint, trusting(certificate), "wrong").statusCode())
                    .isEqualTo(401);
            assertThatThrownBy(() -> get(endpoint, SSLContext.getDefault(), TOKEN))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void whoSpeaksPlainHttpIsToldAndOthersAreServed() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open(PprofOptions.loopback(0).tls(certificate, key))) {
            for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
                Http.Response told =
                        Http.send(endpoint.port(), method, "/debug/pprof/", "X-Long: " + "x".repeat(9_000));
                assertThat(told.status()).isEqualTo(400);
                assertThat(told.header("X-Go-Pprof")).isEqualTo("1");
                assertThat(told.header("Cache-Control")).isEqualTo("no-store");
                assertThat(told.text())
                        .isEqualTo("Client sent an HTTP request to an HTTPS server: ask with https://\n");
            }
            // Who speaks neither hears nothing that could be taken for an answer.
            assertThatThrownBy(() -> Http.sendBare(endpoint.port(), "SSH-2.0-x", List.of(), ""))
                    .isInstanceOf(IOException.class);
            assertThat(get(endpoint, trusting(certificate), TOKEN).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void originOfItsOwnPagesIsHttps() throws Exception {
        try (TestEndpoint endpoint = TestEndpoint.open(PprofOptions.loopback(0).tls(certificate, key))) {
            for (String scheme : List.of("https", "http")) {
                var request = HttpRequest.newBuilder(URI.create(url(endpoint)))
                        .header("Origin", scheme + "://127.0.0.1:" + endpoint.port());
                assertThat(send(request, trusting(certificate)).statusCode())
                        .isEqualTo(scheme.equals("https") ? 200 : 403);
            }
        }
    }

    @Test
    void curveServesToo() throws Exception {
        Path other = make("curve", "EC");
        try (TestEndpoint endpoint =
                TestEndpoint.open(PprofOptions.loopback(0).tls(other, folder.resolve("curve.key")))) {
            assertThat(get(endpoint, trusting(other), TOKEN).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatCannotServeIsToldAtTheStart() throws Exception {
        Path nosuch = folder.resolve("nosuch");
        Path text = Files.writeString(folder.resolve("text"), "no certificate");
        make("other", "RSA");
        Path othersKey = folder.resolve("other.key");
        assertRefused(nosuch, key, "There is no reading the file " + nosuch);
        assertRefused(certificate, nosuch, "There is no reading the file " + nosuch);
        assertRefused(text, key, "cannot serve TLS");
        assertRefused(certificate, text, "cannot serve TLS");
        assertRefused(key, certificate, "cannot serve TLS");
        assertRefused(certificate, othersKey, "the key is that of another certificate");
        TestEndpoint.open().close();
    }

    private static void assertRefused(Path certificate, Path key, String sentence) {
        assertThatThrownBy(() -> TestEndpoint.open(PprofOptions.loopback(0).tls(certificate, key)))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
    }

    private static HttpResponse<byte[]> get(TestEndpoint endpoint, SSLContext tls, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url(endpoint))).header("Authorization", "Bearer " + token), tls);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request, SSLContext tls) throws Exception {
        return HttpClient.newBuilder().sslContext(tls).build().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String url(TestEndpoint endpoint) {
        return "https://127.0.0.1:" + endpoint.port() + "/debug/pprof/";
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }

    /** As PEM files, {@code name.crt} and {@code name.key}. */
    private static Path make(String name, String algorithm) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        "it",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var made = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            made.load(file, PASSWORD);
        }
        pem(name + ".key", "PRIVATE KEY", made.getKey("it", PASSWORD).getEncoded());
        return pem(name + ".crt", "CERTIFICATE", made.getCertificate("it").getEncoded());
    }

    private static Path pem(String name, String what, byte[] content) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                        + "-----\n");
    }
}
