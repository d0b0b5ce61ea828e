package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void serviceThatDoesNotAnswerDecidesNothing() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var gone = URI.create("http://127.0.0.1:" + port);
        assertThatThrownBy(() -> Usage.of(gone, ProcessHandle.current().pid()))
                .isInstanceOfSatisfying(
                        LabError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE))
                .hasMessage(gone + "/health did not answer; close other programs and run it again");
    }

    @Test
    void whatWasDoneBeforeDoesNotCount() {
        assertThat(new Usage(50, 2_000).since(new Usage(20, 500))).isEqualTo(new Usage(30, 1_500));
    }
}
