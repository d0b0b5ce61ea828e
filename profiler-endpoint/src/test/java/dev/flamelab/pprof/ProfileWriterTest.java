package dev.flamelab.pprof;

import static dev.flamelab.pprof.Profiles.LEAF;
import static dev.flamelab.pprof.Profiles.MAIN;
import static dev.flamelab.pprof.Profiles.at;
import static dev.flamelab.pprof.Profiles.bytes;
import static dev.flamelab.pprof.Profiles.cpu;
import static dev.flamelab.pprof.Profiles.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.TextFormat;
import dev.flamelab.pprof.proto.ProfileProto;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ProfileWriterTest {
    @Test
    void smallProfileIsWrittenFieldByFieldAsGoDoes() throws Exception {
        Profile profile = cpu(sample(3, at(11, LEAF), at(3, MAIN)), sample(1, at(3, MAIN)));

        assertThat(TextFormat.printer().printToString(proto(bytes(profile)))).isEqualTo("""
                        sample_type {
                          type: 1
                          unit: 2
                        }
                        sample_type {
                          type: 3
                          unit: 4
                        }
                        sample {
                          location_id: 1
                          location_id: 2
                          value: 3
                          value: 30000000
                        }
                        sample {
                          location_id: 2
                          value: 1
                          value: 10000000
                        }
                        mapping {
                          id: 1
                          filename: 5
                          has_functions: true
                          has_filenames: true
                          has_line_numbers: true
                          has_inline_frames: true
                        }
                        location {
                          id: 1
                          mapping_id: 1
                          line {
                            function_id: 1
                            line: 11
                          }
                        }
                        location {
                          id: 2
                          mapping_id: 1
                          line {
                            function_id: 2
                            line: 3
                          }
                        }
                        function {
                          id: 1
                          name: 6
                          system_name: 7
                          filename: 8
                          start_line: 10
                        }
                        function {
                          id: 2
                          name: 9
                          system_name: 10
                          filename: 11
                        }
                        string_table: ""
                        string_table: "samples"
                        string_table: "count"
                        string_table: "cpu"
                        string_table: "nanoseconds"
                        string_table: "demo-service"
                        string_table: "a.Work.leaf"
                        string_table: "a.Work.leaf(I)V"
                        string_table: "a/Work.java"
                        string_table: "a.Main.main"
                        string_table: "a.Main.main([Ljava/lang/String;)V"
                        string_table: "a/Main.java"
                        string_table: "made by hand"
                        time_nanos: 1700000000000000000
                        duration_nanos: 1000000000
                        period_type {
                          type: 3
                          unit: 4
                        }
                        period: 10000000
                        comment: 12
                        """);
    }

    @Test
    void equalLocationsThatAreTwoObjectsGetOneId() throws Exception {
        ProfileProto.Profile proto = proto(bytes(cpu(sample(1, at(11, LEAF)), sample(1, at(11, LEAF)))));

        assertThat(proto.getLocationList()).hasSize(1);
        assertThat(proto.getFunctionList()).hasSize(1);
    }

    @Test
    void profileWithoutSamplesStillNamesItsTypesAndMapping() throws Exception {
        ProfileProto.Profile proto = proto(bytes(cpu()));

        assertThat(proto.getSampleTypeList()).hasSize(2);
        assertThat(proto.getMappingList()).hasSize(1);
    }

    @Test
    void bytesAreOneGzipMemberAtLevelOne() throws Exception {
        byte[] bytes = bytes(Profiles.rich());

        assertThat(bytes).startsWith(0x1f, 0x8b, 8);
        var again = new ByteArrayOutputStream();
        var level1 = new java.util.zip.Deflater(java.util.zip.Deflater.BEST_SPEED, true);
        try (var gzip = new java.util.zip.DeflaterOutputStream(again, level1)) {
            gzip.write(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
        } finally {
            level1.end();
        }
        assertThat(bytes).hasSize(again.size() + 18);
    }

    @Test
    void sameProfileIsWrittenAsTheSameBytes() {
        assertThat(bytes(Profiles.rich())).isEqualTo(bytes(Profiles.rich()));
    }

    @Test
    void profileThatBreaksARuleIsNotWritten() {
        Profile broken = cpu(new Sample(List.of(), new long[] {1}, List.of()));
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> ProfileWriter.write(broken, out))
                .isInstanceOf(MalformedProfile.class)
                .hasMessage("malformed profile: mismatch: sample has 1 values vs. 2 types");
        assertThat(out.size()).isZero();
    }

    private static ProfileProto.Profile proto(byte[] gzip) throws Exception {
        return ProfileProto.Profile.parseFrom(new GZIPInputStream(new ByteArrayInputStream(gzip)));
    }
}
