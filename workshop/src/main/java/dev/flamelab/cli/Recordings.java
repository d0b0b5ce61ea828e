package dev.flamelab.cli;

import dev.flamelab.lab.JfrFile;
import dev.flamelab.lab.LabError;
import dev.flamelab.pprof.Profile;
import dev.flamelab.report.ReportError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The recordings that a profile was read from: they may have other kinds of samples than the one that it is of.
 *
 * @param files empty when it comes from elsewhere
 * @param reading makes the reports of another kind
 */
record Recordings(List<Path> files, Function<String, Reports> reading) {
    static Recordings among(List<String> sources, Function<String, Reports> reading) {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            if (!RemoteProfile.isOne(source) && JfrFile.isOne(Path.of(source))) files.add(Path.of(source));
        }
        return new Recordings(files, reading);
    }

    /** The reports of the kind with this name; empty when it is none, or a value that the profile has anyway. */
    Optional<Reports> of(String kind, Profile shown) {
        return files.isEmpty() || !JfrFile.isKind(kind, shown) ? Optional.empty() : Optional.of(reading.apply(kind));
    }

    /** Fails when there are no such values, and tells what else there is to choose from. */
    void check(String sampleIndex, Reports reports) {
        if (files.isEmpty() || sampleIndex.isEmpty()) return;
        try {
            reports.sampleType(sampleIndex);
        } catch (ReportError e) {
            String kinds = files.stream()
                    .flatMap(file -> JfrFile.kinds(file).stream())
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw LabError.no(e.getMessage() + "; the recording has samples of these kinds too: " + kinds);
        }
    }
}
