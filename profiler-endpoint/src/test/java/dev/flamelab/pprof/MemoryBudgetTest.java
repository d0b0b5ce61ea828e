package dev.flamelab.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What takes more memory than there is for it is refused before it is there. */
class MemoryBudgetTest {
    private static final int MANY = 20_000;
    private static final long MEMORY = 1 << 20;

    /** What there may be too many of. */
    enum Much {
        NAMES {
            @Override
            byte[] file() {
                return proto(i -> made.addStringTable("name " + i));
            }
        },
        LONG_NAME {
            @Override
            byte[] file() {
                made.addStringTable("x".repeat(70 * MANY));
                return proto(i -> {});
            }
        },
        SAMPLES {
            @Override
            byte[] file() {
                return proto(i -> IntStream.range(0, 8)
                        .forEach(each -> made.addSampleBuilder().addValue(1)));
            }
        },
        LABELS {
            @Override
            byte[] file() {
                return proto(i -> made.addSampleBuilder().addLabelBuilder().setNum(i));
            }
        },
        LOCATIONS {
            @Override
            byte[] file() {
                return proto(i -> made.addLocationBuilder().setId(i));
            }
        },
        LARGE_IDS {
            @Override
            byte[] file() {
                return proto(i -> made.addSampleBuilder().addLocationId(-i));
            }
        },
        DEEP_STACK {
            @Override
            byte[] file() {
                var sample = made.addSampleBuilder();
                return proto(i -> sample.addLocationId(1).addLocationId(1).addLocationId(1));
            }
        },
        FUNCTIONS {
            @Override
            byte[] file() {
                return proto(i -> made.addFunctionBuilder().setId(i));
            }
        },
        REGIONS {
            @Override
            byte[] file() {
                return text("heap profile: 1: 8 [1: 8] @ heapprofile\n\nMAPPED_LIBRARIES:\n", "1000-2000 /lib/a.so\n");
            }
        },
        TEXT_SAMPLES {
            @Override
            byte[] file() {
                return text("goroutine profile: total 1\n", "1 @ 0x1\n");
            }
        },
        JAVA_LINE {
            @Override
            byte[] file() {
                return text("--- heapz 1 ---\nformat = java\n", "many words and no end of line ");
            }
        };

        final ProfileProto.Profile.Builder made = ProfileProto.Profile.newBuilder();

        abstract byte[] file();

        byte[] proto(IntConsumer add) {
            made.addStringTable("");
            IntStream.rangeClosed(1, MANY).forEach(add);
            return made.build().toByteArray();
        }

        static byte[] text(String start, String repeated) {
            return (start + repeated.repeat(MANY)).getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void profileWithoutRoomIsRefused(Much much) {
        byte[] file = much.file();

        assertThatThrownBy(() -> ProfileReader.read(
                        new ByteArrayInputStream(file), ProfileReader.LARGEST, new MemoryBudget(MEMORY)))
                .isInstanceOfSatisfying(
                        MalformedProfile.class, e -> assertThat(e.isTooLarge()).isTrue())
                .hasMessage("the profile takes more than the 870 KiB of memory that there are for it");
    }

    @Test
    void whatIsGivenBackIsThereForOthers() throws Exception {
        var budget = new MemoryBudget(1000);
        for (int i = 0; i < 100; i++) {
            budget.take(850);
            budget.giveBack(850);
        }
        budget.take(850);
        assertThatThrownBy(() -> budget.take(1)).isInstanceOf(MalformedProfile.class);
        budget.giveBack(850);

        MemoryBudget part = budget.part();
        part.take(500);
        MemoryBudget other = budget.part();
        other.take(350);
        assertThatThrownBy(() -> other.take(1)).isInstanceOf(MalformedProfile.class);
        part.giveBack();
        part.giveBack();
        other.take(500);
        assertThatThrownBy(() -> budget.take(1)).isInstanceOf(MalformedProfile.class);
    }

    @Test
    void severalProfilesShareOneBudgetAndOneThatIsRefusedLeavesItsPart() throws Exception {
        byte[] file = Profiles.bytes(Profiles.rich());
        var budget = new MemoryBudget(MEMORY);
        var in = new ByteArrayInputStream(Much.SAMPLES.file());
        assertThatThrownBy(() -> ProfileReader.read(in, ProfileReader.LARGEST, budget))
                .isInstanceOf(MalformedProfile.class);
        assertThat(budget.isTaken()).isFalse();
        int read = 0;
        try {
            for (; read < MANY; read++) {
                ProfileReader.read(new ByteArrayInputStream(file), ProfileReader.LARGEST, budget);
            }
        } catch (MalformedProfile e) {
            assertThat(e.isTooLarge()).isTrue();
        }

        assertThat(read).isBetween(50, MANY - 1);
        assertThat(budget.isTaken()).isTrue();
    }

    @Test
    void addressesOfManyLinesTakeRoomForOneLineAtATime() throws Exception {
        String line = "1 @" + " 0x1".repeat(1000) + "\n";
        byte[] file = ("goroutine profile: total 1\n" + line.repeat(40)).getBytes(StandardCharsets.UTF_8);

        assertThat(ProfileReader.read(new ByteArrayInputStream(file), ProfileReader.LARGEST, new MemoryBudget(MEMORY))
                        .samples())
                .hasSize(40);
    }
}
