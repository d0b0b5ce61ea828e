package dev.flamelab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleFiguresTest {
    @Test
    void pagesOfTheViewerBecomePictures(@TempDir Path folder) throws Exception {
        var former = Files.writeString(folder.resolve("cpu-flame.png"), "former");
        var names = List.of("cpu-graph", "cpu-flame", "cpu-list");
        var drawn = drawn(names, folder);
        assertThat(drawn)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("cpu-graph.png", "cpu-flame.png", "cpu-list.png");
        assertThat(drawn).contains(former).allSatisfy(file -> {
            var picture = ImageIO.read(file.toFile());
            assertThat(picture.getWidth()).isBetween(300, 2_500);
            assertThat(picture.getHeight()).isBetween(150, 2_000);
            assertThat(colours(picture)).as(file + " shows something").isGreaterThan(20);
            assertThat(Files.size(file)).isLessThan(200_000);
        });
    }

    private static List<Path> drawn(List<String> names, Path folder) {
        try {
            return new ArticleFigures(Home.find(), BenchmarksTest.PPROF, step -> {}).draw(names, List.of(), folder);
        } catch (LabError e) {
            boolean isMissing = e.getMessage().startsWith("there is no browser");
            assumeTrue(!isMissing || "true".equals(System.getenv("CI")), e.getMessage());
            throw e;
        }
    }

    private static long colours(BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
    }
}
