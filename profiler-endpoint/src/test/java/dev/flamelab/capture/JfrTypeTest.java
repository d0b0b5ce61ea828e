package dev.flamelab.capture;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JfrTypeTest {
    @Test
    void typesThatLieDeepInEachOtherAreRefusedHoweverMany() {
        Map<Long, JfrType> all = new HashMap<>();
        for (long id = 0; id < 50_000; id++) {
            var type = new JfrType(id, "type" + id);
            type.add(new JfrField("part", id + 1, false, false, ""));
            all.put(id, type);
        }
        assertThatIOException()
                .isThrownBy(() -> all.get(0L).resolve(all))
                .withMessageContaining("lie too deep in each other");
    }
}
