package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "dev.acme.fib.Fibonacci.recursive, '', dev/acme/fib/Fibonacci.java, dev.acme.fib, dev.acme",
        "Fibonacci.recursive, dev.acme.fib.Fibonacci.recursive(I)J, dev/acme/fib/Fibonacci.java, dev.acme.fib, dev.acme",
        "java.util.concurrent.Worker.run, '', java/util/concurrent/Worker.java, java.util.concurrent, JDK",
        "sun.nio.ch.EPoll.wait, '', '', sun.nio.ch, JDK",
        "javassist.Loader.find, '', '', javassist, javassist",
        "org.apache.kafka.clients.Producer.send, '', '', org.apache.kafka.clients, org.apache.kafka",
        "io.netty.util.internal.Map$2.run, '', '', io.netty.util.internal, io.netty",
        "Main.main, '', Main.java, (default package), (default package)",
        "Compile::Compile, libjvm.so!Compile::Compile, '', libjvm.so, libjvm.so",
        "__schedule, '', '', native code, native code",
        "runtime.mallocgc, runtime.mallocgc, /go/src/runtime/malloc.go, runtime, Go",
        "net/http.(*conn).serve, '', /go/src/net/http/server.go, net/http, Go",
        "main.concat, '', /home/x/main.go, main, main",
        "github.com/acme/shop/v2.Serve, '', /x/serve.go, github.com/acme/shop/v2, github.com/acme/shop",
    })
    void functionComesFromItsPackageAndItsModule(
            String name, String system, String file, String packageName, String module) {
        var function = new Function(name, system, file, 0);

        assertThat(Origin.of(function, Mapping.symbolized("service"))).isEqualTo(new Origin(packageName, module));
    }

    @Test
    void nativeCodeComesFromTheProgramThatItIsLoadedFrom() {
        var libc = new Mapping(4096, 8192, 0, "/lib/libc.so.6", "", false, false, false, false);

        assertThat(Origin.of(new Function("epoll_wait", "", "", 0), libc))
                .isEqualTo(new Origin("libc.so.6", "libc.so.6"));
        assertThat(Origin.of(libc)).isEqualTo(new Origin("libc.so.6", "libc.so.6"));
        assertThat(Origin.of(null)).isEqualTo(new Origin("native code", "native code"));
    }
}
