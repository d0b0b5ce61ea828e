package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.ProfileFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A page whose profile is still being read. */
class LoadingBrowserTest {
    @RegisterExtension
    static final TestBrowser browser = new TestBrowser();

    @Test
    void howFarTheReadingIsIsShownUntilThePageCanBeDrawn(@TempDir Path folder) throws Exception {
        var profiles = new OpenProfiles((file, progress) -> null);
        var reading = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var server =
                ViewerServer.start(profiles, ViewerOptions.standard(List.of(), folder.resolve("settings.json")))) {
            var opening = CompletableFuture.runAsync(() -> open(profiles, reading, go));
            reading.await();
            browser.driver().get(server.url() + "/ui/top");
            browser.await(() -> browser.truth("return document.querySelector('.far') !== null"));
            assertThat(browser.text("#reading")).isEqualTo("Reading large");
            assertThat(browser.text(".far")).isEqualTo("3.0 of 7.0 MB");
            assertThat(browser.text(".hint")).isEqualTo("Fetching");
            assertThat(Axe.violations(browser)).isEmpty();
            go.countDown();
            opening.join();
            browser.await(() -> browser.truth("return document.documentElement.dataset.ready === 'top'"));
            assertThat(browser.number("return document.querySelectorAll('.reading').length"))
                    .isZero();
            browser.leave();
        } finally {
            go.countDown();
        }
    }

    private static void open(OpenProfiles profiles, CountDownLatch reading, CountDownLatch go) {
        try {
            profiles.open("large", progress -> {
                progress.at(3 << 20, 7 << 20);
                progress.say("Fetching");
                reading.countDown();
                go.await();
                return new Compared(ProfileFile.read(ServedDump.DUMP), null, false, "");
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
