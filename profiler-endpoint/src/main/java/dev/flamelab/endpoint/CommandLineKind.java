package dev.flamelab.endpoint;

import io.vertx.core.Future;

/** {@code cmdline}: how this JVM was started, its secrets masked. */
final class CommandLineKind implements Kind {
    private final Future<Answer> answer;

    /** @param arguments a JVM's command line does not change, so it is read once */
    CommandLineKind(Future<String> arguments) {
        this.answer = arguments.map(Answer::text).otherwise(Failure::unexpected);
    }

    @Override
    public String name() {
        return "cmdline";
    }

    @Override
    public String description() {
        return Descriptions.CMDLINE;
    }

    @Override
    public Future<Answer> answer(Call call) {
        return answer;
    }
}
