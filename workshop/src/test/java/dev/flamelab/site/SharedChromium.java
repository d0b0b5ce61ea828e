package dev.flamelab.site;

import java.io.File;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.io.TemporaryFilesystem;

/** The one Chromium of a JVM, for all its test classes: to start another takes as long as several tests. */
final class SharedChromium {
    private static ChromeDriver driver;

    private SharedChromium() {}

    /** Starts it when it is wanted first; it ends with the JVM. */
    static synchronized ChromeDriver driver() {
        if (driver == null) {
            File folder = TemporaryFilesystem.getDefaultTmpFS().createTempDir("chromium", "");
            ChromeDriver started = Chromium.start(folder.toPath());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, folder)));
            driver = started;
        }
        return driver;
    }

    private static void end(ChromeDriver started, File folder) {
        try {
            started.quit();
        } catch (WebDriverException e) {
            // Ctrl-C has ended it already.
            return;
        } finally {
            TemporaryFilesystem.getDefaultTmpFS().deleteTempDir(folder);
        }
    }
}
