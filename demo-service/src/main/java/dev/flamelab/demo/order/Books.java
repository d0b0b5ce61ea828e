package dev.flamelab.demo.order;

import dev.flamelab.trace.Region;
import dev.flamelab.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** All orders: each gets its number here, and is in the balance once the books have been closed. Safe for any thread. */
final class Books {
    private final Object closing = new Object();
    private List<Order> open = new ArrayList<>();
    private int last;
    private volatile Balance balance = Balance.nothing();

    synchronized Order enter(OrderRequest request) {
        var order = new Order(++last, request.item(), request.quantity(), request.price());
        open.add(order);
        return order;
    }

    /** Takes the orders since the last time into the balance. */
    @SuppressWarnings("try") // the region is closed, and nothing else
    Balance close() {
        // Not the lock that an order needs: nobody who orders waits for the balance.
        synchronized (closing) {
            List<Order> more = takeOpen();
            if (!more.isEmpty()) {
                try (Region region = Trace.region("close the books")) {
                    balance = balance.plus(more);
                }
            }
            return balance;
        }
    }

    Balance balance() {
        return balance;
    }

    private synchronized List<Order> takeOpen() {
        List<Order> taken = open;
        open = new ArrayList<>();
        return taken;
    }
}
