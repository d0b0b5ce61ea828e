package dev.flamelab.demo.stock;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Has large reservations written down, by a thread of its own: page after page, each sealed with the one before. */
final class Journal {
    /** Of work for the seal of a page, however long it is. */
    private static final int ROUNDS = 22_000;

    private static final int LONGEST_PAGE = 1_000;

    private final BlockingQueue<Reservation> inbox = new ArrayBlockingQueue<>(1);
    private final Map<Item, Integer> written = new EnumMap<>(Item.class);
    private String seal = "";

    /** Hands a reservation over; waits while there is no room for it. */
    void add(Reservation reservation) throws InterruptedException {
        inbox.put(reservation);
    }

    /** Writes what is handed over, until its thread is interrupted. */
    void write() throws InterruptedException {
        while (true) {
            List<Reservation> page = new ArrayList<>();
            page.add(inbox.take());
            inbox.drainTo(page, LONGEST_PAGE - 1);
            seal = Seal.of(seal + page, ROUNDS);
            enter(page);
        }
    }

    /** How many of an item have been written down as reserved. */
    synchronized int written(Item item) {
        return written.getOrDefault(item, 0);
    }

    private synchronized void enter(List<Reservation> page) {
        page.forEach(reservation -> written.merge(reservation.item(), reservation.quantity(), Integer::sum));
    }
}
