package dev.flamelab.cli;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Flags of pprof that {@code lab pprof} knows by name alone: nobody who types one is told that it is misspelt. */
final class LaterFlags implements IModelTransformer {
    private static final List<String> NAMES = List.of(
            ("callgrind comments disasm dot eog evince gif gv kcachegrind pdf peek png proto ps raw svg tags topproto"
                            + " traces tree web weblist http no_browser base diff_base normalize symbolize buildid"
                            + " add_comment call_tree relative_percentages compact_labels intel_syntax mean divide_by"
                            + " tagroot tagleaf drop_negative prune_from hide show show_from tagfocus tagignore tagshow"
                            + " taghide tls_cert tls_key tls_ca tools mean_delay showcolumns all_frames")
                    .split(" "));

    @Override
    public CommandSpec transform(CommandSpec command) {
        for (String name : NAMES) {
            command.addOption(OptionSpec.builder("-" + name, "--" + name)
                    .hidden(true)
                    .arity("0..1")
                    .type(String.class)
                    .parameterConsumer((values, option, spec) -> {
                        throw new ParameterException(
                                spec.commandLine(),
                                "-" + name + " is a flag of go tool pprof that ./lab pprof does not have: use -top or"
                                        + " -list=REGEX here, or go tool pprof itself");
                    })
                    .build());
        }
        return command;
    }
}
