package dev.flamelab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileDelta;
import dev.flamelab.pprof.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationSamplesTest {
    @Test
    void growthOfTheHeapRestsOnAllObjectsThatAreWatchedInTheEnd() {
        var growth = ProfileDelta.between(heap(12), heap(205));
        assertThat(growth.comments()).hasSize(2);
        assertThat(ApplicationSamples.of(growth).observed("inuse_space")).isEqualTo(205);
    }

    @Test
    void heapThatTellsNothingOfItsObjectsHasNone() {
        var heap = heap(12).withComments(List.of("12 objects"));
        assertThat(ApplicationSamples.of(heap).observed("inuse_space")).isZero();
    }

    private static Profile heap(int watched) {
        return Profile.of(
                        List.of(new ValueType("inuse_objects", "count"), new ValueType("inuse_space", "bytes")),
                        List.of(),
                        List.of())
                .withComments(List.of("Live objects sampled: " + watched + ". The heap is shared out."));
    }
}
