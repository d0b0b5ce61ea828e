package dev.flamelab.lab;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The programs on a PATH, and what they say when asked. */
record Programs(List<Path> folders) {
    private static final int SECONDS_TO_ANSWER = 20;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    static Programs of(String path) {
        var folders = new ArrayList<Path>();
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isEmpty()) folders.add(Path.of(folder));
        }
        return new Programs(List.copyOf(folders));
    }

    Optional<Path> find(String name) {
        return folders.stream()
                .flatMap(folder ->
                        List.of(folder.resolve(name), folder.resolve(name + ".cmd"), folder.resolve(name + ".exe"))
                                .stream())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** All that a program prints, on either stream; empty when it fails or does not come to an end. */
    static Optional<String> output(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out = process.getInputStream()) {
                process.getOutputStream().close();
                var text = CompletableFuture.supplyAsync(() -> {
                    try {
                        return new String(out.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        return "";
                    }
                });
                if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                return Optional.of(COLOUR.matcher(text.join()).replaceAll("").strip());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
