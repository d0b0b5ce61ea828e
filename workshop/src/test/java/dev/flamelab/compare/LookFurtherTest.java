package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookFurtherTest {
    @Test
    void pathThatAShellWouldTakeApartIsQuoted() {
        assertThat(LookFurther.from("my dumps/o'clock.pb.gz", true)).isEqualTo("""
                look further:
                  ./lab pprof -top -cum 'my dumps/o'\\''clock.pb.gz'
                  ./lab flame 'my dumps/o'\\''clock.pb.gz'
                  ./lab compare 'my dumps/o'\\''clock.pb.gz'
                """);
    }

    @Test
    void comparingIsNamedOnlyWhereThereIsSomethingToCompareWith() {
        assertThat(LookFurther.from("heap.pb.gz", false)).doesNotContain("compare");
    }

    @Test
    void plainPathStaysAsItIs() {
        assertThat(LookFurther.top("my-dumps/pprof.shop.samples.cpu.001.pb.gz"))
                .isEqualTo("./lab pprof -top -cum my-dumps/pprof.shop.samples.cpu.001.pb.gz");
    }
}
