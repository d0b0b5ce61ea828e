package dev.flamelab.demo.notify;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** A thread that delivers notifications. */
final class Courier extends Thread {
    private static final Logger LOG = Logger.getLogger(Courier.class.getName());
    private static final AtomicInteger HIRED = new AtomicInteger();

    Courier(Runnable rounds) {
        super(rounds, "courier-" + HIRED.incrementAndGet());
        setDaemon(true);
    }

    @Override
    public void run() {
        super.run();
        LOG.fine(() -> getName() + " has nothing left to deliver");
    }
}
