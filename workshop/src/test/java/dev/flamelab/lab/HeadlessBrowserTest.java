package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessBrowserTest {
    private static final String WHEN_READ = "new Promise(read => document.readyState === 'loading'"
            + " ? addEventListener('DOMContentLoaded', read) : read())";

    @Test
    void machineWithoutBrowserIsToldWhatToInstall(@TempDir Path empty) {
        assumeTrue(!Files.exists(Path.of("/Applications/Google Chrome.app")));
        assertThatThrownBy(() -> HeadlessBrowser.start(empty.toString()))
                .isInstanceOf(LabError.class)
                .hasMessageStartingWith("there is no browser to draw with: install Chromium");
    }

    @Test
    void pageIsDrawnAndAskedAndNothingIsLeftOfTheBrowser(@TempDir Path folder) throws Exception {
        var page = Files.writeString(folder.resolve("page.html"), "<body style='background:#c00'><p>here</p>");
        List<Long> ofOthers = browsers();
        try (var browser = started()) {
            browser.resize(200, 100, 2);
            browser.open(page.toUri());
            assertThat(browser.evaluate(WHEN_READ + ".then(() => document.querySelector('p').textContent)")
                            .asText())
                    .isEqualTo("here");
            var picture = ImageIO.read(new ByteArrayInputStream(browser.picture(0, 0, 200, 100)));
            assertThat(picture.getWidth()).isEqualTo(400);
            assertThat(picture.getRGB(300, 150)).isEqualTo(0xffcc0000);
            assertThatThrownBy(() -> browser.evaluate("nothing.there"))
                    .hasMessageStartingWith("the page fails: ReferenceError: nothing is not defined");
            assertThatThrownBy(() -> browser.open(URI.create("http://127.0.0.1:1/")))
                    .hasMessageStartingWith("the browser cannot open http://127.0.0.1:1/: net::ERR_");
        }
        assertThat(ofOthers).containsAll(browsers());
    }

    /** That this JVM has started, for this test and for others. */
    private static List<Long> browsers() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            return children.filter(HeadlessBrowserTest::isBrowser)
                    .map(ProcessHandle::pid)
                    .toList();
        }
    }

    private static boolean isBrowser(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("--remote-debugging-port");
    }

    @Test
    void programEndsWhenWeCloseAndTellsWhenItEndsByItself() throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        var ended = new CountDownLatch(1);
        var sleeper = new Tethered("sleeper", shell("echo $$; exec sleep 1000"), lines::add, ended::countDown);
        long pid = Long.parseLong(lines.poll(60, TimeUnit.SECONDS));
        assertThat(ProcessHandle.of(pid)).isPresent();
        sleeper.close();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();

        var gone = new CountDownLatch(1);
        var brief = new Tethered("brief", shell("echo last words"), lines::add, gone::countDown);
        assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
        brief.close();
        assertThat(lines).containsExactly("last words");
    }

    private static List<String> shell(String command) {
        return List.of("sh", "-c", command);
    }

    private static HeadlessBrowser started() {
        String path = System.getenv("PATH");
        try {
            return HeadlessBrowser.start(path);
        } catch (LabError e) {
            assumeTrue("true".equals(System.getenv("CI")), e.getMessage());
            throw e;
        }
    }
}
