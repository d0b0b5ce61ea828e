package dev.flamelab.demo.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WarehouseTest {
    private static final int MANY = 10_000;
    private static final int THREADS = 8;

    private final Warehouse warehouse = new Warehouse(100);

    @Test
    void countsAreExactAfterTenThousandReservationsAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Reservation>> reservations = IntStream.range(0, MANY)
                    .mapToObj(i -> threads.submit(() -> warehouse.reserve(Item.SCREW, 1)))
                    .toList();

            var left = new HashSet<Integer>();
            var vouchers = new HashSet<String>();
            for (Future<Reservation> reservation : reservations) {
                left.add(reservation.get().left());
                vouchers.add(reservation.get().voucher());
            }

            int stock = Item.SCREW.stock();
            assertThat(warehouse.stock(Item.SCREW)).isEqualTo(stock - MANY);
            assertThat(left)
                    .isEqualTo(IntStream.rangeClosed(1, MANY)
                            .mapToObj(i -> stock - i)
                            .collect(Collectors.toSet()));
            assertThat(vouchers).hasSize(MANY);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsLeftCanBeReservedToTheLastPiece() throws Exception {
        warehouse.reserve(Item.TABLE, 7);

        assertThatThrownBy(() -> warehouse.reserve(Item.TABLE, 4))
                .isInstanceOf(SoldOut.class)
                .hasMessage("only 3 of item table are left");
        assertThat(warehouse.reserve(Item.TABLE, 3).left()).isZero();
        assertThat(warehouse.stock(Item.LAMP)).isEqualTo(Item.LAMP.stock());
    }
}
