package dev.flamelab.site;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, for tests: used when it is there, and required of the machine that runs CI. */
final class Chromium {
    private static final String[] FLAGS = {
        "--headless=new",
        "--window-size=1280,800",
        "--lang=en",
        "--force-color-profile=srgb",
        "--disable-gpu",
        // It refuses to start as root otherwise, as in most containers, where /dev/shm is small besides.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        // A window that another one covers goes on all the same.
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
        // It asks nobody for anything but what the test opens, and nothing of whoever sits before it.
        "--no-proxy-server",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-features=MediaRouter,OptimizationHints,Translate",
        "--no-first-run",
        "--disable-search-engine-choice-screen"
    };

    private Chromium() {}

    /**
     * Starts it; the caller quits it.
     *
     * @param folder where it keeps whatever it keeps
     */
    static ChromeDriver start(Path folder) {
        Path driver = find("chromedriver");
        Path browser = find("chromium", "chromium-browser", "google-chrome");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + folder.resolve("profile"));
        // The driver is named, so that Selenium does not look for one in the network.
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("TMPDIR", folder.toString()))
                .withSilent(true)
                .build();
        return new ChromeDriver(service, options);
    }

    /** A program of this machine: the test is left out where there is none, but for CI. */
    static Path find(String... names) {
        Optional<Path> found = Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(dir -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            return fail("CI needs " + names[0] + " on its PATH");
        }
        return found.orElseGet(() -> abort("needs " + names[0] + " on the PATH"));
    }
}
