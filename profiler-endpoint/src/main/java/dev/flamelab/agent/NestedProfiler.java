package dev.flamelab.agent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;

/**
 * Async-profiler as a module, out of its jar within the agent's. Its classes cannot have other names, since its native
 * code knows them; this way the program does not see them all the same.
 */
final class NestedProfiler extends ModuleReference implements ModuleFinder {
    private static final String JAR = "/dev/flamelab/enclosed/async-profiler.jar";

    /** Its native code is apart from its classes, and not where a program's own async-profiler would look for it. */
    private static final String NATIVE = "/dev/flamelab/enclosed/native/";

    private static final String PACKAGE = "one.profiler";

    private final Map<String, byte[]> files;

    private NestedProfiler(Map<String, byte[]> files) {
        super(
                ModuleDescriptor.newModule("one.profiler")
                        .packages(Set.of(PACKAGE))
                        .exports(PACKAGE)
                        .requires(Set.of(ModuleDescriptor.Requires.Modifier.STATIC), "java.management")
                        .build(),
                URI.create("agent:" + JAR));
        this.files = files;
    }

    static NestedProfiler read() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream nested = Agent.class.getResourceAsStream(JAR);
                var jar = new JarInputStream(nested)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                files.put(entry.getName(), jar.readAllBytes());
            }
        }
        return new NestedProfiler(files);
    }

    @Override
    public ModuleReader open() {
        return new ModuleReader() {
            @Override
            public Optional<URI> find(String name) {
                // It asks for its native code by address, which nothing within the inner jar has.
                return Optional.ofNullable(Agent.class.getResource(NATIVE + name))
                        .map(URL::toString)
                        .map(URI::create);
            }

            @Override
            public Optional<InputStream> open(String name) {
                return Optional.ofNullable(files.get(name)).map(ByteArrayInputStream::new);
            }

            @Override
            public Stream<String> list() {
                return files.keySet().stream().sorted();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    @Override
    public Optional<ModuleReference> find(String name) {
        return name.equals(descriptor().name()) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Set<ModuleReference> findAll() {
        return Set.of(this);
    }
}
