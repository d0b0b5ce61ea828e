package dev.flamelab.endpoint;

import dev.flamelab.capture.SamplingSession;
import io.vertx.core.Future;
import java.time.Duration;

/** {@code trace}: what the JVM records during the next seconds, where Go has a format of its own. */
final class TraceKind implements Kind {
    private final SamplingSession session;
    private final Seconds seconds;
    private final Delivery delivery;

    TraceKind(SamplingSession session, Seconds seconds, Delivery delivery) {
        this.session = session;
        this.seconds = seconds;
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String description() {
        return Descriptions.trace(seconds.longest());
    }

    @Override
    public Future<Answer> answer(Call call) {
        Duration window = seconds.fraction(call.parameters().get("seconds"));
        return call.isHead()
                ? Future.succeededFuture(Answer.profile(name(), null))
                : delivery.ofFile(call, session.trace(window), name());
    }
}
