package dev.flamelab.site;

import java.util.Map;
import org.openqa.selenium.interactions.Actions;

/** Points at frames of a flame graph: at a share of its width, and a line from the top. */
final class FlamePointer {
    private static final int CONTROL = 2;

    /** Half a line, for one is 20 pixels high. */
    private static final int MIDDLE = 10;

    private final TestBrowser browser;

    FlamePointer(TestBrowser browser) {
        this.browser = browser;
    }

    /** What is told of the frame there. */
    String told(double across, int line) {
        mouse("mouseMoved", across, line, 0);
        return browser.text("#status");
    }

    Actions at(double across, int line) {
        return at(browser.hand(), across, line);
    }

    Actions at(Actions hand, double across, int line) {
        return hand.moveToLocation(x(across), y(line));
    }

    void wheel(double across, int line, int down) {
        mouse("mouseWheel", across, line, down);
    }

    int x(double across) {
        return (int) browser.number(
                "const box = document.querySelector('.flame-canvas').getBoundingClientRect();"
                        + " return Math.round(box.left + box.width * arguments[0])",
                across);
    }

    int y(int line) {
        return (int) browser.number(
                        "return Math.round(document.querySelector('.flame-canvas').getBoundingClientRect().top)")
                + line * 2 * MIDDLE
                + MIDDLE;
    }

    private void mouse(String what, double across, int line, int down) {
        var event =
                Map.of("type", what, "x", x(across), "y", y(line), "deltaX", 0, "deltaY", down, "modifiers", CONTROL);
        browser.driver().executeCdpCommand("Input.dispatchMouseEvent", Map.copyOf(event));
    }
}
