package dev.flamelab.report;

import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.Profile;
import org.junit.jupiter.api.Test;

class DisassemblyTest {
    private static final Profile PROFILE = Shop.profile(sample(1, 1, at(MAIN)));

    @Test
    void nothingMatchesForThereIsNoMachineCode() {
        assertThat(Disassembly.of(PROFILE, View.STANDARD, "main"))
                .hasMessage("no matches found for regexp: main (there is no machine code to show:"
                        + " -list and -weblist show the source)");
    }

    @Test
    void mistakesOfThePersonAreToldFirst() {
        assertThatThrownBy(() -> Disassembly.of(PROFILE, View.STANDARD, "("))
                .hasMessageStartingWith("parsing argument regexp (");
        assertThatThrownBy(() -> Disassembly.of(PROFILE, View.STANDARD.withSampleIndex("heap"), "main"))
                .hasMessageStartingWith("sample_index");
    }
}
