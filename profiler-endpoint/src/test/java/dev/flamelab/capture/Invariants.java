package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileCheck;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.ProfileWriter;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for every CPU profile that is ever emitted. */
public final class Invariants {
    private static final ValueType CPU = new ValueType("cpu", "nanoseconds");

    private Invariants() {}

    /** Returns the same profile. */
    public static Profile hold(Profile profile, String service) throws IOException {
        ProfileCheck.check(profile);
        assertThat(profile.sampleTypes()).containsExactly(new ValueType("samples", "count"), CPU);
        assertThat(profile.defaultSampleType()).isEqualTo("cpu");
        assertThat(profile.periodType()).isEqualTo(CPU);
        assertThat(profile.period()).isPositive();
        assertThat(profile.timeNanos()).isPositive();
        assertThat(profile.durationNanos()).isPositive();
        assertThat(profile.mappings()).singleElement().satisfies(mapping -> {
            assertThat(mapping.file()).isEqualTo(service);
            assertThat(mapping.hasFunctions()).isTrue();
        });
        Set<List<Object>> stacks = new HashSet<>();
        for (Sample sample : profile.samples()) {
            assertThat(stacks.add(List.of(sample.stack(), sample.labels())))
                    .as("each stack once")
                    .isTrue();
            assertThat(sample.stack()).isNotEmpty();
            assertThat(sample.value(0)).isPositive();
            assertThat(sample.value(1)).isEqualTo(sample.value(0) * profile.period());
            sample.stack().forEach(Invariants::hold);
        }
        var bytes = new ByteArrayOutputStream();
        ProfileWriter.write(profile, bytes);
        assertThat(ProfileReader.read(bytes.toByteArray()).samples()).hasSameSizeAs(profile.samples());
        return profile;
    }

    private static void hold(Location location) {
        assertThat(location.mapping()).isNotNull();
        assertThat(location.lines()).hasSize(1);
        Line line = location.lines().get(0);
        Function function = line.function();
        assertThat(function.name()).isNotEmpty().doesNotContainPattern("0x[0-9a-f]{6}");
        assertThat(line.line()).isNotNegative();
        if (!function.file().isEmpty()) {
            assertThat(function.file()).matches("[\\w/]+\\.java");
            assertThat(function.name()).doesNotContain("/");
            assertThat(function.systemName()).startsWith(function.name() + "(");
        }
    }
}
