package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import org.junit.jupiter.api.Test;

class CallgrindTest {
    private static final Profile PROFILE = Shop.profile(
            sample(2, 2_000_000, at(PRICE), at(HANDLE), at(MAIN)), sample(1, 1_000_000, at(PRICE), at(MAIN)));

    @Test
    void namesAreWrittenOnceAndThenByNumber() {
        assertThat(Callgrind.of(PROFILE, View.STANDARD).text()).isEqualTo("""
                        positions: instr line
                        events: cpu(ms)

                        ob=(1) shop
                        fl=(1) shop/Price.java
                        fn=(1) shop.Price.of
                        0x0 7 3

                        ob=(1)
                        fl=(2) shop/Main.java
                        fn=(2) shop.Main.main
                        * 10 0
                        cfl=(3) shop/web/Handler.java
                        cfn=(3) shop.web.Handler.handle
                        calls=0 * 12
                        * * 2
                        cfl=(1)
                        cfn=(1)
                        calls=0 * 7
                        * * 1

                        ob=(1)
                        fl=(3)
                        fn=(3)
                        * 12 0
                        cfl=(1)
                        cfn=(1)
                        calls=0 * 7
                        * * 2
                        """);
    }

    @Test
    void functionReachedInTwoWaysIsTwoInATree() {
        assertThat(Callgrind.of(PROFILE, View.STANDARD.with(View.Option.CALL_TREE))
                        .text())
                .contains("cfn=(4) shop.Price.of [2/2]\n", "cfn=(5) shop.Price.of [1/2]\n")
                .contains("fn=(1) shop.Price.of\n0x0 7 2\n* 7 1\n");
    }
}
