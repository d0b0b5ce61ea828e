package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void ofATraceTheSamplesAreNamedThatShowTheStory() {
        assertThat(LookFurther.fromTrace("my.jfr", true)).isEqualTo("""
                look further:
                  jfr summary my.jfr
                  ./lab pprof -sample_index=region -top -cum my.jfr
                  ./lab compare my.jfr
                """);
        var anchors = List.of(new Anchor("books", "demo\\.Books\\.close", "region", 60));
        assertThat(LookFurther.from("my.jfr", anchors, "src")).isEqualTo("""
                look further:
                  ./lab pprof -sample_index=region -top -cum my.jfr
                  ./lab pprof -sample_index=region -list='demo\\.Books\\.close' -source_path=src my.jfr
                  ./lab pprof -sample_index=region -http=: my.jfr
                """);
    }

    @Test
    void plainPathStaysAsItIs() {
        assertThat(LookFurther.top("my-dumps/pprof.shop.samples.cpu.001.pb.gz"))
                .isEqualTo("./lab pprof -top -cum my-dumps/pprof.shop.samples.cpu.001.pb.gz");
    }
}
