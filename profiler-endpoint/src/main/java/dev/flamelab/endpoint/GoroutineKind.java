package dev.flamelab.endpoint;

import dev.flamelab.capture.SamplingSession;
import io.vertx.core.Future;

/** {@code goroutine}: where all threads are now; with {@code debug=2} one by one, as a panic shows them. */
final class GoroutineKind implements Kind {
    private final SamplingSession session;
    private final SnapshotKind snapshot;
    private final Delivery delivery;

    GoroutineKind(SamplingSession session, SnapshotKind snapshot, Delivery delivery) {
        this.session = session;
        this.snapshot = snapshot;
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return snapshot.name();
    }

    @Override
    public String description() {
        return snapshot.description();
    }

    @Override
    public Future<Answer> answer(Call call) {
        var question = Question.of(call.parameters());
        return question.hasSeconds() || question.debug() < 2 || call.isHead()
                ? snapshot.answer(call)
                : delivery.of(call, session.threadDump(), Answer::text);
    }
}
