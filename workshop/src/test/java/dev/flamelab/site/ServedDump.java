package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.lab.ProfileFile;
import dev.flamelab.pprof.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.io.TemporaryFilesystem;

/** A viewer of the bundled dump that is asked over HTTP, with a folder of its own. */
final class ServedDump implements BeforeAllCallback, AfterAllCallback {
    private static final Path DUMPS = Path.of("../dumps");
    static final Path DUMP = DUMPS.resolve("pprof.demo-service.samples.cpu.001.pb.gz");

    private Profile profile;
    private ViewerServer server;
    private Path folder;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = TemporaryFilesystem.getDefaultTmpFS()
                .createTempDir("viewer", "")
                .toPath();
        profile = ProfileFile.read(DUMP);
        var profiles = new OpenProfiles((file, progress) -> new Compared(ProfileFile.read(file), null, false, ""));
        profiles.open("the command's own", progress -> new Compared(profile, null, false, ""));
        server = ViewerServer.start(
                profiles, ViewerOptions.standard(List.of(DUMPS), folder.resolve("config/pprof/settings.json")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) server.close();
        if (folder != null) TemporaryFilesystem.getDefaultTmpFS().deleteTempDir(folder.toFile());
    }

    Profile profile() {
        return profile;
    }

    Path folder() {
        return folder;
    }

    int port() {
        return server.port();
    }

    /** What a page of its own says where it comes from. */
    String own() {
        return "Origin: " + server.url();
    }

    /** A header with the port that it listens on. */
    String here(String header) {
        return header.replace("PORT", String.valueOf(port()));
    }

    PlainHttp get(String target) throws IOException {
        return PlainHttp.get(port(), target);
    }

    PlainHttp post(String target, byte[] body) throws IOException {
        return PlainHttp.ask(port(), "POST", target, List.of(own()), body);
    }

    static JsonNode json(PlainHttp answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
