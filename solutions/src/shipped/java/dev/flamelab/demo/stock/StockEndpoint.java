package dev.flamelab.demo.stock;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Answers {@code /reserve/?item=&quantity=} with a reservation, and {@code /stock/?item=} with what is left. */
public final class StockEndpoint {
    /** Far more than there are cores: they wait more than they compute, for the stock and for the journal. */
    private static final int THREADS = 80;

    private final WorkerExecutor workers;
    // Vert.x closes an executor that nobody holds.
    private final WorkerExecutor writer;
    private final Warehouse warehouse = new Warehouse();
    private final Journal journal = new Journal();

    public StockEndpoint(Vertx vertx) {
        workers = vertx.createSharedWorkerExecutor("reserve-worker", THREADS);
        // It writes for as long as the service runs, which is no reason to warn of a blocked thread.
        writer = vertx.createSharedWorkerExecutor("journal", 1, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        writer.executeBlocking(() -> {
            journal.write();
            return null;
        });
    }

    public void reserve(RoutingContext ctx) {
        ReserveRequest request = ReserveRequest.parse(ctx.queryParams());
        workers.executeBlocking(() -> reserve(request), false)
                .onSuccess(reservation -> ctx.json(new JsonObject()
                        .put("item", reservation.item().toString())
                        .put("quantity", reservation.quantity())
                        .put("left", reservation.left())
                        .put("voucher", reservation.voucher())))
                .onFailure(failure -> fail(ctx, failure));
    }

    public void show(RoutingContext ctx) {
        Item item = ReserveRequest.itemOf(ctx.queryParams());
        workers.executeBlocking(() -> warehouse.stock(item), false)
                .onSuccess(left -> ctx.json(new JsonObject()
                        .put("item", item.toString())
                        .put("left", left)
                        .put("written", journal.written(item))))
                .onFailure(ctx::fail);
    }

    private Reservation reserve(ReserveRequest request) throws SoldOut, InterruptedException {
        Reservation reservation = warehouse.reserve(request.item(), request.quantity());
        if (reservation.isLarge()) {
            journal.add(reservation);
        }
        return reservation;
    }

    private static void fail(RoutingContext ctx, Throwable failure) {
        if (failure instanceof SoldOut) {
            ctx.response().setStatusCode(409);
            ctx.json(new JsonObject().put("error", failure.getMessage()));
        } else {
            ctx.fail(failure);
        }
    }
}
