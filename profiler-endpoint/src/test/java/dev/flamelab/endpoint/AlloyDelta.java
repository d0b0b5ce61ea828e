package dev.flamelab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.proto.ProfileProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Alloy makes of scrapes of one profile: for some sample types the difference from the scrape before, per stack and
 * labels; the first scrape is dropped.
 */
final class AlloyDelta {
    private static final Set<String> SUBTRACTED = Set.of("alloc_objects", "alloc_space", "contentions", "delay");

    private Map<List<Object>, long[]> before;
    private RawProfile profileBefore;
    private int differences;

    /** Takes the next scrape, and holds the difference to what a difference must be. */
    void add(RawProfile profile) {
        Map<List<Object>, long[]> now = new HashMap<>();
        for (ProfileProto.Sample sample : profile.message().getSampleList()) {
            long[] values =
                    sample.getValueList().stream().mapToLong(value -> value).toArray();
            assertThat(now.put(profile.key(sample), values)).isNull();
        }
        if (before != null) {
            check(profile, now);
            differences++;
        }
        before = now;
        profileBefore = profile;
    }

    /** How many profiles it has sent on. */
    int differences() {
        return differences;
    }

    private void check(RawProfile profile, Map<List<Object>, long[]> now) {
        List<ProfileProto.ValueType> types = profile.message().getSampleTypeList();
        for (int i = 0; i < types.size(); i++) {
            String type = profile.string(types.get(i).getType());
            if (SUBTRACTED.contains(type)) {
                int index = i;
                // What is forgotten once is counted again from nothing when it comes back: more than there was.
                assertThat(before.entrySet())
                        .allMatch(entry -> entry.getValue()[index] == 0 || now.containsKey(entry.getKey()));
                long sum = 0;
                for (Map.Entry<List<Object>, long[]> entry : now.entrySet()) {
                    long[] old = before.get(entry.getKey());
                    long difference = entry.getValue()[i] - (old == null ? 0 : old[i]);
                    assertThat(difference).as(type).isNotNegative();
                    sum += difference;
                }
                assertThat(sum).as(type).isEqualTo(profile.sum(type) - profileBefore.sum(type));
            }
        }
    }
}
