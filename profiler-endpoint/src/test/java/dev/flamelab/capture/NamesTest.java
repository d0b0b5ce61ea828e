package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Main                                  | main   | Main.main                               | Main.java",
                "a/b/Fib                               | run    | a.b.Fib.run                             | a/b/Fib.java",
                "a/b/Fib                               | <init> | a.b.Fib.<init>                          | a/b/Fib.java",
                "a/b/Fib$Inner                         | run    | a.b.Fib$Inner.run                       | a/b/Fib.java",
                "a/b/Fib$Inner$1                       | run    | a.b.Fib$Inner$1.run                     | a/b/Fib.java",
                "a/b/c0ffee                            | run    | a.b.c0ffee.run                          | a/b/c0ffee.java",
                "a/b/Fib$$Lambda$38.0x00007f0154002c00 | run    | a.b.Fib$$Lambda.run                     | a/b/Fib.java",
                "a/b/Fib$$Lambda$38/0x00007f0154002c00 | run    | a.b.Fib$$Lambda.run                     | a/b/Fib.java",
                "a/b/Fib$$Lambda.0x0000000079042800    | run    | a.b.Fib$$Lambda.run                     | a/b/Fib.java",
                "a/b/Fib$$Lambda/0x0000000079042800    | run    | a.b.Fib$$Lambda.run                     | a/b/Fib.java",
                "a/b/Fib$$Lambda+0x0000000079042800    | run    | a.b.Fib$$Lambda.run                     | a/b/Fib.java",
                "a.b.Fib$$Lambda$7+0x00007f9e5c/125881 | run    | a.b.Fib$$Lambda.run                     | a/b/Fib.java",
                "a/b/Fib$Hidden.0x0000000079042800     | run    | a.b.Fib$Hidden.run                      | a/b/Fib.java",
                "a/Bean$$EnhancerBySpringCGLIB$$5a4d2f | get    | a.Bean$$EnhancerBySpringCGLIB.get       | a/Bean.java",
                "jdk/proxy2/$Proxy12                   | run    | jdk.proxy.$Proxy.run                    | ''",
                "com/sun/proxy/$Proxy3                 | run    | jdk.proxy.$Proxy.run                    | ''",
                "a/b/$Proxy7                           | run    | a.b.$Proxy.run                          | ''",
                "jdk/proxy/$Proxy                      | run    | jdk.proxy.$Proxy.run                    | ''",
                "jdk/proxys/$Proxy1                    | run    | jdk.proxys.$Proxy.run                   | ''",
                "a/b/Fib$0xcafe                        | run    | a.b.Fib$0xcafe.run                      | a/b/Fib.java",
                "a/b/Fib$1.0xcafe/x                    | run    | a.b.Fib$1.0xcafe.x.run                  | a/b/Fib$1/0xcafe/x.java",
                "a/b/Fib$$Lambda$                      | run    | a.b.Fib$$Lambda$.run                    | a/b/Fib.java",
                "a/b/Fib$Accessor12                    | run    | a.b.Fib$Accessor12.run                  | a/b/Fib.java",
                "java/lang/invoke/LambdaForm$MH.0x00007f01540 | invoke | java.lang.invoke.LambdaForm$MH.invoke  | java/lang/invoke/LambdaForm.java",
                "java/lang/invoke/LambdaForm$DMH/0x00007f0154 | invoke | java.lang.invoke.LambdaForm$DMH.invoke | java/lang/invoke/LambdaForm.java",
                "jdk/internal/reflect/GeneratedMethodAccessor12 | invoke | jdk.internal.reflect.GeneratedMethodAccessor.invoke | ''",
                "jdk/internal/reflect/GeneratedConstructorAccessor3 | newInstance | jdk.internal.reflect.GeneratedConstructorAccessor.newInstance | ''",
                "jdk/jfr/internal/handlers/EventHandler3140_1795401411882-18474 | write | jdk.jfr.internal.handlers.EventHandler.write | ''",
            })
    void namesMatchAcrossRuns(String type, String method, String name, String file) {
        Function function = Names.function(type, method, "(I)V");
        assertThat(function).isEqualTo(new Function(name, name + "(I)V", file, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "java/lang/String, java.lang.String",
        "[Ljava/lang/String;, java.lang.String[]",
        "[[B, byte[][]",
        "'', ''",
        // No class of any JVM, but a file may hold what it likes.
        "[, []",
        "[;, ;[]",
        "[L;, []",
        "[X, X[]",
    })
    void classesAreNamedAsTheyAreWritten(String type, String name) {
        assertThat(Names.type(type)).isEqualTo(name);
    }

    @Test
    void nativeCodeKeepsItsName() {
        assertThat(Names.function("libjvm.so", "G1Allocator::attempt<int>", "()L;"))
                .isEqualTo(new Function("G1Allocator::attempt<int>", "libjvm.so!G1Allocator::attempt<int>", "", 0));
    }

    @Test
    void kernelCodeKeepsItsName() {
        assertThat(Names.function("", "do_syscall_64", "(Lk;)L;"))
                .isEqualTo(new Function("do_syscall_64", "do_syscall_64", "", 0));
        assertThat(Names.isKernel("(Lk;)L;")).isTrue();
        assertThat(Names.isKernel("()L;")).isFalse();
    }
}
