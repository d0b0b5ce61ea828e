package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.Held.Quantity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeldTest {
    @Test
    void growthIsThatOfTheLineThroughAllMoments() {
        assertThat(Held.growth(threads(10, 12, 14, 16), Quantity.THREADS)).isEqualTo(6);
    }

    @Test
    void aPeakIsNoGrowth() {
        assertThat(Held.growth(threads(10, 10, 90, 10, 10), Quantity.THREADS)).isZero();
        assertThat(Held.growth(threads(10, 10, 10, 10, 90), Quantity.THREADS)).isZero();
    }

    @Test
    void whatIsGivenBackIsLessThanNone() {
        assertThat(Held.growth(threads(16, 14, 12), Quantity.THREADS)).isEqualTo(-4);
    }

    @Test
    void momentsAreReadInTheOrderOfTheirQuantities() {
        var held = Held.read(7, "holds 1 2 3 4 5 -1");
        assertThat(held.captures()).isEqualTo(7);
        assertThat(LongStream.of(held.amount(Quantity.THREADS), held.amount(Quantity.HEAP)))
                .containsExactly(1L, 4L);
        assertThat(held.amount(Quantity.DIRECT)).isEqualTo(-1);
    }

    /** A moment each hundred captures. */
    private static List<Held> threads(long... counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> new Held(100 * i, List.of(counts[i], 0L, 0L, 0L, 0L, 0L)))
                .toList();
    }
}
