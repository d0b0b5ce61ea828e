package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
    @Test
    void personIsToldWhatWasFoundAndWhereToLook() {
        Profile mine =
                new Stacks().add(912, "a.Fib.recursive").add(88, "a.Other.go").cpu();
        Profile reference =
                new Stacks().add(930, "a.Fib.recursive").add(70, "a.Other.go").cpu();
        Comparison comparison = SameBottleneck.judge(
                mine, reference, List.of(new Anchor("recursive Fibonacci", "a\\.Fib\\.recursive", "cpu", 60)));

        String text = new ComparisonText("my-dumps/my 1.pb.gz", "dumps/1.pb.gz", "src/main/java").of(comparison);

        assertThat(text).isEqualTo("""
                        anchor                           here    there  tolerance
                        recursive Fibonacci             91.2%    93.0%      ± 5.0
                        application samples              1000     1000     >= 400
                        there is dumps/1.pb.gz

                        PASS: this is the same bottleneck as in the reference.

                        look further:
                          ./lab pprof -top -cum 'my-dumps/my 1.pb.gz'
                          ./lab pprof -list='a\\.Fib\\.recursive' -source_path=src/main/java 'my-dumps/my 1.pb.gz'
                          ./lab flame 'my-dumps/my 1.pb.gz'
                        """);
    }
}
