package dev.flamelab.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDiff;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import dev.flamelab.report.FlameTree;
import dev.flamelab.report.ReportError;
import dev.flamelab.report.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlameDataTest {
    private static final Path DUMP = Path.of("../dumps/pprof.demo-service.samples.cpu.001.pb.gz");

    @Test
    void arraysAreThoseOfTheTree() throws IOException {
        Profile profile = ProfileReader.read(Files.readAllBytes(DUMP));
        FlameTree tree = FlameTree.of(profile, null, View.STANDARD);
        JsonNode json = json(new Asked(profile, null, false, () -> profile, View.STANDARD, Map.of()));

        assertThat(json.path("total").asLong()).isEqualTo(tree.total());
        assertThat(json.path("names"))
                .hasSameSizeAs(json.path("packages"))
                .hasSize(tree.names().size());
        JsonNode nodes = json.path("nodes");
        assertThat(nodes.has("before")).isFalse();
        for (int i = 0; i < tree.size(); i++) {
            assertThat(nodes.path("parent").path(i).asInt())
                    .isEqualTo(tree.parent(i))
                    .isLessThan(i);
            assertThat(nodes.path("self").path(i).asLong()).isEqualTo(tree.self(i));
            assertThat(nodes.path("total").path(i).asLong()).isEqualTo(tree.total(i));
            assertThat(json.path("names")
                            .path(nodes.path("name").path(i).asInt())
                            .asText())
                    .isEqualTo(tree.names().get(tree.name(i)).text());
        }
        assertThat(nodes.path("total")).hasSize(tree.size());
    }

    @Test
    void bothSidesOfADifferenceAreToldHoweverItWasAskedFor() throws IOException {
        Profile now = ProfileReader.read(Files.readAllBytes(DUMP));
        List<Sample> some =
                new ArrayList<>(now.samples().subList(0, now.samples().size() / 2));
        Profile before = now.withSamples(some);
        Profile sides = ProfileDiff.diffBase(now, before);
        JsonNode less =
                json(new Asked(ProfileDiff.base(now, before), before, false, () -> sides, View.STANDARD, Map.of()));
        JsonNode apart = json(new Asked(sides, before, true, () -> sides, View.STANDARD, Map.of()));

        assertThat(frames(less)).containsExactlyInAnyOrderElementsOf(frames(apart));
        assertThat(less.path("isDifference").asBoolean()).isTrue();
        assertThat(less.path("nodes").path("total").path(0).asLong())
                .isEqualTo(FlameTree.of(now, null, View.STANDARD).total());
        assertThat(less.path("nodes").path("before").path(0).asLong())
                .isEqualTo(less.path("baseTotal").asLong())
                .isEqualTo(FlameTree.of(before, null, View.STANDARD).total());
    }

    @Test
    void treeThatIsThereWhenAPageAsksIsNotMadeAgain() throws IOException {
        Profile profile = ProfileReader.read(Files.readAllBytes(DUMP));
        var data = new FlameData();
        FlameTree tree = data.tree(asked(profile, Map.of()));
        assertThat(data.tree(asked(profile, Map.of()))).isSameAs(tree);
        assertThat(data.tree(asked(profile, Map.of("f", "main")))).isNotSameAs(tree);
        Profile another = ProfileReader.read(Files.readAllBytes(DUMP));
        assertThat(data.tree(asked(another, Map.of()))).isNotSameAs(data.tree(asked(profile, Map.of())));

        var wrong = new Asked(
                profile, null, false, () -> profile, View.STANDARD.withSampleIndex("none"), Map.of("si", "none"));
        assertThatThrownBy(() -> data.tree(wrong)).isInstanceOf(ReportError.class);
    }

    private static Asked asked(Profile profile, Map<String, String> params) {
        return new Asked(profile, null, false, () -> profile, View.STANDARD, params);
    }

    private static List<String> frames(JsonNode json) {
        JsonNode nodes = json.path("nodes");
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < nodes.path("name").size(); i++) {
            String name =
                    json.path("names").path(nodes.path("name").path(i).asInt()).asText();
            frames.add(name + " " + nodes.path("total").path(i) + " "
                    + nodes.path("before").path(i));
        }
        return frames;
    }

    private static JsonNode json(Asked asked) throws IOException {
        var out = new ByteArrayOutputStream();
        new FlameData().write(asked, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
