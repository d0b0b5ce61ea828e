package dev.flamelab.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code lab} command: its subcommands, and what happens when one of them fails. */
@Command(name = "lab", mixinStandardHelpOptions = true, description = "Remote profiling and flame graphs on the JVM.")
public final class Lab {
    private Lab() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Lab()).execute(args));
    }
}
