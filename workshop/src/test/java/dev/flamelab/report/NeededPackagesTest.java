package dev.flamelab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeededPackagesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 5000})
    void asManyPackagesAreNeededAsTellTheClassesApart(int depth) {
        String alike = "a.".repeat(depth - 1) + "Cart";
        var names = List.of(
                new JavaName("one." + alike, "add", ""),
                new JavaName("two." + alike, "add", ""),
                new JavaName("two." + alike, "remove", ""),
                new JavaName("shop.Item", "add", ""));

        assertThat(NeededPackages.of(names)).containsEntry("Cart", depth).containsEntry("Item", 0);
    }
}
