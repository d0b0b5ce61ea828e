package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "java.base/java.lang.VirtualThread.run(VirtualThread.java:460), java.lang.VirtualThread, run, 460",
        "java.base@21.0.2/java.lang.Object.wait0(Native Method), java.lang.Object, wait0, 0",
        "com.acme.Main.main(Main.java:7), com.acme.Main, main, 7",
        "com.acme.Main.main(Main.java), com.acme.Main, main, 0",
        "app//com.acme.Main.<init>(Unknown Source), com.acme.Main, <init>, 0",
        "loader//com.acme.Main$Inner.lambda$go$0(Main.java:7), com.acme.Main$Inner, lambda$go$0, 7",
        "my/loader/com.acme@1.2/com.acme.Main.go(Main.kt:1), com.acme.Main, go, 1",
        "com.acme.Main$$Lambda/0x000077f1e4001a00.run(Unknown Source), com.acme.Main$$Lambda/0x000077f1e4001a00, run, 0",
        "app//com.acme.Main$$Lambda/0x000077f1e4001a00.run(Unknown Source), com.acme.Main$$Lambda/0x000077f1e4001a00, run, 0",
        "Main.main(Main.java:1), Main, main, 1",
        "com.acme.Test.two words(Test.kt:3), com.acme.Test, two words, 3",
    })
    void frameIsReadWithoutLoaderAndModule(String text, String type, String method, int line) {
        StackTraceElement frame = FrameText.parse(text);
        assertThat(frame.getClassName()).isEqualTo(type);
        assertThat(frame.getMethodName()).isEqualTo(method);
        assertThat(StackTraces.line(frame)).isEqualTo(line);
        assertThat(frame.isNativeMethod()).isEqualTo(text.endsWith("(Native Method)"));
    }

    @Test
    void framesOfThisStackAreReadAsTheyAre() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            StackTraceElement read = FrameText.parse(frame.toString());
            assertThat(StackTraces.function(read)).isEqualTo(StackTraces.function(frame));
            assertThat(StackTraces.line(read)).isEqualTo(StackTraces.line(frame));
        }
    }

    @Test
    void lambdaHasTheSameNameInEveryRun() {
        StackTraceElement frame = FrameText.parse("app//com.acme.Main$$Lambda/0x000077f1e4001a00.run(Unknown Source)");
        assertThat(StackTraces.function(frame).name()).isEqualTo("com.acme.Main$$Lambda.run");
    }

    @Test
    void whatIsNoFrameIsKeptAsItIs() {
        assertThat(StackTraces.function(FrameText.parse("something new")).name())
                .contains("something new");
    }
}
