package dev.flamelab.demo.notify;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends notifications out, by mail and by short message at once. */
final class Notifier {
    /** Returns when it went out both ways. */
    Delivery send(Notification notification) throws ExecutionException, InterruptedException {
        ExecutorService couriers = Executors.newCachedThreadPool(Courier::new);
        Future<String> mail = couriers.submit(() -> Mail.of(notification));
        Future<List<String>> shortMessages = couriers.submit(() -> ShortMessages.of(notification));
        return new Delivery(mail.get(), shortMessages.get());
    }
}
