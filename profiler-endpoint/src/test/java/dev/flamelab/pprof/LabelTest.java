package dev.flamelab.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.proto.ProfileProto;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a label of a file says is what pprof takes it to say. */
class LabelTest {
    @Test
    void emptyTextSaysNothingWhereverItStands(@TempDir Path folder) throws Exception {
        var made = ProfileProto.Profile.newBuilder();
        for (String string : new String[] {"", "samples", "count", "state", ""}) {
            made.addStringTable(string);
        }
        made.addSampleTypeBuilder().setType(1).setUnit(2);
        made.addLocationBuilder().setId(1).setAddress(5);
        made.addSampleBuilder()
                .addLocationId(1)
                .addValue(1)
                .addLabelBuilder()
                .setKey(3)
                .setStr(4);
        byte[] file = made.build().toByteArray();
        Files.write(folder.resolve("labelled"), file);

        assertThat(ProfileReader.read(file).samples().get(0).labels()).isEmpty();
        assertThat(GoPprof.run(folder, "-raw", "labelled")).doesNotContain("state");
    }
}
