package dev.flamelab.demo.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BooksTest {
    private static final OrderRequest LAMPS = new OrderRequest(Item.LAMP, 2);

    private final Books books = new Books();

    @Test
    void whatIsEnteredWhileTheyAreClosedIsNeitherLostNorDoubled() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> entered = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 500; i++) {
                            books.enter(LAMPS);
                            if (i % 250 == 0) {
                                books.close();
                            }
                        }
                        return thread;
                    }))
                    .toList();
            for (Future<Integer> done : entered) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        Balance balance = books.close();

        assertThat(balance.orders()).isEqualTo(2_000);
        assertThat(balance.units()).isEqualTo(4_000);
        assertThat(balance.cents()).isEqualTo(2_000L * 9_980);
        assertThat(books.enter(LAMPS).number()).isEqualTo(2_001);
    }

    @Test
    void theSealTellsWhatIsInTheBalanceAndNotHowItCameThere() {
        var other = new Books();
        books.enter(LAMPS);
        books.close();
        books.enter(LAMPS);
        other.enter(LAMPS);
        Balance one = other.close();
        other.enter(LAMPS);

        assertThat(books.close()).isEqualTo(other.close()).isNotEqualTo(one);
    }

    @Test
    void booksWithoutANewOrderStayAsTheyAre() {
        books.enter(LAMPS);

        assertThat(books.close()).isSameAs(books.close()).isSameAs(books.balance());
    }
}
