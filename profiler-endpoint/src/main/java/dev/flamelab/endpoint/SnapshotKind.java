package dev.flamelab.endpoint;

import dev.flamelab.pprof.Profile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What has come together since the start, or is so now; with {@code seconds}, how that changes meanwhile. */
final class SnapshotKind implements Kind {
    private final String name;
    private final String description;
    private final Source source;
    private final TextForm text;
    private final Deltas deltas;
    private final Delivery delivery;

    /** Where the profile comes from. */
    interface Source {
        CompletableFuture<Profile> take(boolean collectFirst);
    }

    /** @param deltas null when it cannot be asked for with {@code seconds} */
    SnapshotKind(String name, String description, Source source, TextForm text, Deltas deltas, Delivery delivery) {
        this.name = name;
        this.description = description;
        this.source = source;
        this.text = text;
        this.deltas = deltas;
        this.delivery = delivery;
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
        var question = Question.of(call.parameters());
        if (question.hasSeconds()) {
            return delta(call, question);
        }
        if (call.isHead()) {
            return Future.succeededFuture(
                    question.debug() == 0 ? Answer.profile(name, null) : Answer.text((Buffer) null));
        }
        return delivery.of(
                call,
                source.take(question.collectFirst()),
                form(question.debug()),
                refused -> Answer.refusal(500, "Could not take the " + name + " profile: " + refused.getMessage()));
    }

    private Function<Profile, Answer> form(long debug) {
        if (debug == 0) {
            return profile -> Answer.profile(name, Delivery.gzip(profile));
        }
        return text.serves(debug)
                ? profile -> Answer.text(text.of(profile))
                // What Go does with debug=-1: it says text and sends the binary form.
                : profile -> Answer.text(Delivery.gzip(profile));
    }

    private Future<Answer> delta(Call call, Question question) {
        long seconds = Seconds.positive(question.seconds());
        if (deltas == null) {
            throw new BadRequest("\"seconds\" parameter is not supported for this profile type");
        }
        Duration window = deltas.seconds().within(seconds);
        if (question.debug() != 0) {
            throw new BadRequest("seconds and debug params are incompatible");
        }
        String file = name + "-delta";
        if (call.isHead()) {
            return Future.succeededFuture(Answer.profile(file, null));
        }
        Optional<CompletableFuture<Profile>> delta = deltas.over(window, () -> source.take(false));
        return delta.isEmpty()
                ? Future.succeededFuture(deltas.refusal())
                : delivery.of(
                        call,
                        delta.get(),
                        profile -> Answer.profile(file, Delivery.gzip(profile)),
                        refused -> Answer.refusal(500, "failed to collect profile: " + refused.getMessage()));
    }
}
