package dev.flamelab.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file is refused or read, and never anything else. */
class MutationTest {
    private static final int MUTANTS = 3_000;
    private static final long LARGEST = 1 << 20;

    @ParameterizedTest(name = "gzip: {0}")
    @ValueSource(booleans = {true, false})
    void mutantIsAProfileOrIsRefused(boolean gzip) throws IOException {
        byte[] original = Profiles.bytes(Profiles.rich());
        if (!gzip) {
            original = new GZIPInputStream(new ByteArrayInputStream(original)).readAllBytes();
        }
        int read = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            byte[] mutant = mutant(original, new Random(seed));
            try {
                Profile profile = ProfileReader.read(new ByteArrayInputStream(mutant), LARGEST);
                assertThat(ProfileReader.read(Profiles.bytes(profile)))
                        .as("mutant %d", seed)
                        .isEqualTo(profile);
                read++;
            } catch (MalformedProfile refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(read).as("mutants that are still profiles").isBetween(gzip ? 1 : MUTANTS / 50, MUTANTS - 1);
    }

    private static byte[] mutant(byte[] original, Random random) {
        byte[] mutant = original.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int position = random.nextInt(mutant.length);
            switch (random.nextInt(4)) {
                case 0 -> mutant[position] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutant[position] = (byte) random.nextInt();
                case 2 -> mutant = Arrays.copyOf(mutant, Math.max(1, position));
                default -> mutant = doubled(mutant, position, random.nextInt(mutant.length - position));
            }
        }
        return mutant;
    }

    private static byte[] doubled(byte[] bytes, int position, int length) {
        byte[] doubled = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, position, doubled, position + length, bytes.length - position);
        return doubled;
    }
}
