package dev.flamelab.endpoint;

import dev.flamelab.capture.CaptureRefused;
import dev.flamelab.capture.CaptureRefused.Reason;
import dev.flamelab.capture.SamplingSession;
import dev.flamelab.pprof.Profile;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What happens during the next seconds, as a profile: {@code profile} and {@code wall}. */
final class WindowKind implements Kind {
    private final String name;
    private final String description;
    private final Function<String, Duration> window;
    private final Function<Duration, CompletableFuture<Profile>> capture;
    private final Function<Parameters, Function<Profile, Answer>> form;
    private final Delivery delivery;

    private WindowKind(
            String name,
            String description,
            Function<String, Duration> window,
            Function<Duration, CompletableFuture<Profile>> capture,
            Function<Parameters, Function<Profile, Answer>> form,
            Delivery delivery) {
        this.name = name;
        this.description = description;
        this.window = window;
        this.capture = capture;
        this.form = form;
        this.delivery = delivery;
    }

    static WindowKind cpu(SamplingSession session, Seconds seconds, Delivery delivery) {
        return new WindowKind(
                "profile",
                Descriptions.profile(seconds.longest()),
                seconds::lenient,
                session::profile,
                parameters -> profile -> Answer.profile("profile", Delivery.gzip(profile)),
                delivery);
    }

    static WindowKind wall(SamplingSession session, Seconds seconds, Delivery delivery, boolean alone) {
        return new WindowKind(
                "wall",
                Descriptions.wall(seconds.longest(), alone),
                seconds::strictOrDefault,
                session::wall,
                parameters -> wallForm(parameters.get("format")),
                delivery);
    }

    private static Function<Profile, Answer> wallForm(String format) {
        return switch (format) {
            case "", "pprof" -> profile -> Answer.profile("wall", Delivery.gzip(profile));
            case "folded" -> profile -> Answer.text(FoldedText.of(profile));
            default -> throw new BadRequest("format must be pprof or folded");
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Future<Answer> answer(Call call) {
        var parameters = call.parameters();
        Duration length = window.apply(parameters.get("seconds"));
        Function<Profile, Answer> answer = form.apply(parameters);
        return call.isHead()
                ? Future.succeededFuture(Answer.profile(name, null))
                : delivery.of(call, capture.apply(length), answer, this::failed);
    }

    private Answer failed(CaptureRefused refused) {
        if (refused.reason() != Reason.PROFILER_IN_USE) {
            return Answer.refusal(500, refused.getMessage());
        }
        // Go's words, to which its clients are used.
        return Answer.refusal(
                500,
                name.equals("profile")
                        ? "Could not enable CPU profiling: cpu profiling already in use by another program or another"
                                + " profiler endpoint of this JVM"
                        : "Could not enable " + name + " profiling: " + refused.getMessage());
    }
}
