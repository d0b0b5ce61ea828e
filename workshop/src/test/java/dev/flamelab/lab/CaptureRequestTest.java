package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureRequestTest {
    private static final URI PROFILES = URI.create("http://h:1/debug/pprof/");

    @ParameterizedTest(name = "{0} for {1} s, gc {2}: {3}")
    @CsvSource({
        "profile,, false, profile?seconds=30",
        "profile, 5, false, profile?seconds=5",
        "wall,, false, wall?seconds=30",
        "trace,, false, trace?seconds=1",
        "trace, 0.5, false, trace?seconds=0.5",
        "trace, 10.25, false, trace?seconds=10.25",
        "trace, 100, false, trace?seconds=100",
        "heap,, false, heap",
        "heap,, true, heap?gc=1",
        "heap, 7, false, heap?seconds=7",
        "goroutine,, false, goroutine",
        "example.com/open.files,, false, example.com/open.files",
    })
    void kindsAreAskedForAsTheirEndpointKnowsThem(String kind, Double seconds, boolean collectFirst, String asked) {
        var request = new CaptureRequest(kind, window(seconds), collectFirst);
        assertThat(request.at(PROFILES)).hasToString("http://h:1/debug/pprof/" + asked);
    }

    @ParameterizedTest(name = "{0} for {1} s, gc {2}")
    @CsvSource({
        "cmdline,, false, is no profile but text",
        "symbol,, false, is no profile but text",
        "http://elsewhere/profile,, false, is no kind of profile: there is profile",
        "../profile,, false, is no kind",
        "heap?debug=1,, false, is no kind",
        "profile,, true, leave --gc out",
        "allocs,, true, leave --gc out",
        "heap, 5, true, leave --gc out",
        "profile, 0.5, false, only trace takes fractions",
        "heap, 1.5, false, heap takes whole seconds",
    })
    void whatCannotBeAskedForIsWrongUsage(String kind, Double seconds, boolean collectFirst, String told) {
        var window = window(seconds);
        var error = catchThrowableOfType(LabError.class, () -> new CaptureRequest(kind, window, collectFirst));
        assertThat(error).hasMessageContaining(told);
        assertThat(error.exitCode()).isEqualTo(2);
    }

    private static Duration window(Double seconds) {
        return seconds == null ? null : Duration.ofMillis((long) (seconds * 1_000));
    }

    @Test
    void anAnswerMayTakeAWhileAfterItsWindow() {
        assertThat(new CaptureRequest("profile", Duration.ofSeconds(5)).patience())
                .hasSeconds(35);
        assertThat(new CaptureRequest("heap", null).patience()).hasSeconds(30);
    }
}
