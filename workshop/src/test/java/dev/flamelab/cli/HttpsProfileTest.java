package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of a service that is careful: https, certificates of clients, tokens. */
class HttpsProfileTest {
    private static final String WORD = "changeit";

    @TempDir
    private Path home;

    private final BlockingQueue<String> authorized = new LinkedBlockingQueue<>();
    private HttpsServer server;
    private OtherHome otherHome;
    private boolean needsClient;
    private Path authority;
    private Path key;

    @BeforeEach
    void startAService() throws Exception {
        otherHome = OtherHome.at(home);
        Files.createDirectories(home.resolve("workshop/chapters"));
        KeyStore store = store();
        authority = pem("ca.pem", "CERTIFICATE", store.getCertificate("own").getEncoded());
        key = pem(
                "key.pem",
                "PRIVATE KEY",
                store.getKey("own", WORD.toCharArray()).getEncoded());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)) {
            @Override
            public void configure(HttpsParameters parameters) {
                var ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(needsClient);
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/debug/pprof/heap", exchange -> {
            authorized.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] profile = Dumps.bytes(Dumps.fib());
            exchange.sendResponseHeaders(200, profile.length);
            exchange.getResponseBody().write(profile);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop(0);
        otherHome.close();
    }

    @Test
    void serverThatNobodyVouchesForIsNotBelieved() {
        Typed typed = Typed.lab("pprof", "-top", address("https"));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("is not trusted (").contains("-tls_ca").contains("https+insecure://");
        assertThat(authorized).isEmpty();
    }

    @Test
    void serverIsBelievedByItsAuthorityOrBecauseItNeedNotBe() {
        assertThat(Typed.lab("pprof", "-top", "-tls_ca=" + authority, address("https"))
                        .exitCode())
                .isZero();
        Typed insecure = Typed.lab("pprof", "-top", address("https+insecure"));
        assertThat(insecure.exitCode()).as(insecure.err()).isZero();
        assertThat(insecure.err()).contains("from https+insecure://127.0.0.1:");
    }

    @Test
    void clientShowsItsCertificate() {
        needsClient = true;

        Typed known = Typed.lab(
                "pprof", "-top", "-tls_ca=" + authority, "-tls_cert=" + authority, "-tls_key=" + key, address("https"));

        assertThat(known.exitCode()).as(known.err()).isZero();
        assertThat(Typed.lab("pprof", "-top", "-tls_ca=" + authority, address("https"))
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void tokenIsSentAndNeverShown() throws Exception {
        Path file = Files.writeString(home.resolve("token"), "from-file\n");
        String address = address("https+insecure");

        Typed typed = Typed.lab("pprof", "-top", "-token=hush", address);
        Typed.lab("pprof", "-top", "-token_file=" + file, address);
        Typed.lab("pprof", "-top", "-token=hush", address.replace("//", "//me:secret@"));

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err() + typed.out()).doesNotContain("hush");
        assertThat(authorized).containsExactly("Bearer hush", "Bearer from-file", "Basic bWU6c2VjcmV0");
    }

    @Test
    void filesThatAreNoneAreWrongUsage() throws Exception {
        assertThat(Typed.lab("pprof", "-top", "-tls_cert=" + authority, address("https"))
                        .err())
                .contains("-tls_cert and -tls_key go together");
        assertThat(Typed.lab("pprof", "-top", "-tls_ca=" + home.resolve("no.pem"), address("https")))
                .satisfies(typed -> assertThat(typed.exitCode()).isEqualTo(2))
                .satisfies(typed -> assertThat(typed.err())
                        .startsWith("lab: ")
                        .contains("no.pem cannot be read: name a PEM file that you may read"));
        Typed swapped = Typed.lab("pprof", "-top", "-tls_cert=" + authority, "-tls_key=" + authority, address("https"));
        assertThat(swapped.err()).contains("has no key in PKCS#8 form: make one with openssl pkcs8");
        assertThat(Typed.lab("pprof", "-top", "-token_file=nowhere", address("https"))
                        .exitCode())
                .isEqualTo(2);
    }

    private String address(String scheme) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/debug/pprof/heap";
    }

    private KeyStore store() throws Exception {
        Path file = home.resolve("store.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storepass",
                        WORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, WORD.toCharArray());
        }
        return store;
    }

    private static SSLContext context(KeyStore store) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, WORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", store.getCertificate("own"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private Path pem(String name, String what, byte[] encoded) throws Exception {
        return Files.writeString(
                home.resolve(name),
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                        + what + "-----\n");
    }
}
