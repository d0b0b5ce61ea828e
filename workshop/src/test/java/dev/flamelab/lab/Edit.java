package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Classes of the demo service as somebody has edited them, compiled into a jar. */
final class Edit {
    private final Path folder;
    private final Path classes;
    private final List<String> sources = new ArrayList<>();

    /** @param folder that is empty */
    Edit(Path folder) throws IOException {
        this.folder = folder;
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    /** @param name with its package, below that of the service: {@code fib/Fibonacci} */
    Edit source(String name, String text) throws IOException {
        var file = folder.resolve(name + ".java");
        Files.createDirectories(file.getParent());
        sources.add(Files.writeString(file, text).toString());
        return this;
    }

    Path jar(Home home) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "--release",
                "17",
                "-cp",
                home.demoServiceJar().toString()));
        arguments.addAll(sources);
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failed).isZero();
        var jar = folder.resolve("edited.jar");
        try (var files = Files.walk(classes);
                var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
