package dev.flamelab.report;

import static dev.flamelab.report.Shop.HANDLE;
import static dev.flamelab.report.Shop.MAIN;
import static dev.flamelab.report.Shop.PRICE;
import static dev.flamelab.report.Shop.ROUND;
import static dev.flamelab.report.Shop.at;
import static dev.flamelab.report.Shop.labelled;
import static dev.flamelab.report.Shop.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.pprof.Label;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.MainProgram;
import dev.flamelab.pprof.Mapping;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import dev.flamelab.pprof.ProfileReader;
import dev.flamelab.pprof.Sample;
import dev.flamelab.pprof.ValueType;
import dev.flamelab.pprof.proto.ProfileProto;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class RawTest {
    private static final Profile PROFILE = Shop.profile(
            labelled(
                    sample(1, 5, at(ROUND, PRICE), at(HANDLE)),
                    Label.text("user", "ann"),
                    Label.text("user", "bob"),
                    Label.number("size", 7, "bytes"),
                    Label.number("size", 8, "")),
            sample(2, 6, at(MAIN)));

    @Test
    void everythingInTheProfileIsPrinted() {
        assertThat(raw(Dialect.CURRENT, "Europe/Amsterdam")).isEqualTo("""
                        Comment: said
                        Comment: # unsaid
                        Doc: https://example.org/doc
                        PeriodType: cpu nanoseconds
                        Period: 10000000
                        Time: 2023-11-14 23:13:20.5 +0100 CET
                        Duration: 1m23
                        Samples:
                        samples/count cpu/nanoseconds[dflt]
                                  1          5: 1 2\s
                                        user:[ann bob]
                                        size:[7 bytes 8 ]
                                  2          6: 3\s
                        Locations
                             1: 0x0 M=1 shop.Price.round shop/Price.java:21:0 s=0(shop.Price.round()V)
                                     shop.Price.of shop/Price.java:7:0 s=0(shop.Price.of()V)
                             2: 0x0 M=1 shop.web.Handler.handle shop/web/Handler.java:12:0 s=0(shop.web.Handler.handle()V)
                             3: 0x0 M=1 shop.Main.main shop/Main.java:10:0 s=0(shop.Main.main()V)
                        Mappings
                        1: 0x0/0x0/0x0 shop  [FN][FL][LN][IN]
                        """);
    }

    @Test
    void pprofOfGo119KnowsNeitherColumnsNorDocumentation() {
        assertThat(raw(Dialect.GO_1_19, "UTC"))
                .contains("Price.java:21 s=0(", "Time: 2023-11-14 22:13:20.5 +0000 UTC\n")
                .doesNotContain("Doc:");
    }

    @Test
    void placesAndMappingsOfAFileKeepTheirNumbersWhetherUsedOrNotUntilTheyAreMerged() throws Exception {
        var file = new ByteArrayOutputStream();
        ProfileProto.Profile.newBuilder()
                .addStringTable("")
                .addStringTable("cpu")
                .addStringTable("main")
                .addSampleType(ProfileProto.ValueType.newBuilder().setType(1))
                .addSample(ProfileProto.Sample.newBuilder()
                        .addLocationId(70)
                        .addLocationId(3)
                        .addValue(5))
                .addMapping(ProfileProto.Mapping.newBuilder().setId(40).setMemoryStart(4096))
                .addMapping(ProfileProto.Mapping.newBuilder().setId(-1).setMemoryStart(8192))
                .addLocation(ProfileProto.Location.newBuilder()
                        .setId(70)
                        .setAddress(16)
                        .setMappingId(-1))
                .addLocation(ProfileProto.Location.newBuilder().setId(9).setAddress(32))
                .addLocation(ProfileProto.Location.newBuilder()
                        .setId(3)
                        .addLine(ProfileProto.Line.newBuilder().setFunctionId(1)))
                .addFunction(
                        ProfileProto.Function.newBuilder().setId(1).setName(2).setSystemName(2))
                .build()
                .writeTo(file);
        Profile profile = ProfileReader.read(file.toByteArray());

        assertThat(Raw.of(profile, View.STANDARD).text())
                .contains("          5: 70 3 \nLocations\n    70: 0x10 M=18446744073709551615 \n"
                        + "     9: 0x20 \n     3: 0x0 main :0:0 s=0\n")
                .endsWith("Mappings\n40: 0x1000/0x0/0x0   \n18446744073709551615: 0x2000/0x0/0x0   \n");
        assertThat(Raw.of(ProfileMerge.merge(List.of(MainProgram.name(profile, "shop", ""))), View.STANDARD)
                        .text())
                .contains("     1: 0x10 M=2 \n")
                .endsWith("Mappings\n1: 0x1000/0x0/0x0 shop  \n2: 0x2000/0x0/0x0   \n");
        assertThat(Raw.of(MainProgram.name(profile, "shop", ""), View.STANDARD).text())
                .contains("\n40: 0x1000/0x0/0x0 shop  \n");
        View rooted = View.STANDARD.withFilter(Filter.NOTHING.with(Filter.By.TAGROOT, "user"));
        assertThat(Raw.of(profile, rooted).text()).contains("          5: 70 3 71 \n", "    71: 0x0  user:0:0 s=0\n");
    }

    @Test
    void mappingsThatAreAlikeStayTwo() {
        Mapping first = new Mapping(0, 0, 0, "shop", "", true, true, true, true);
        Mapping second = new Mapping(0, 0, 0, "shop", "", true, true, true, true);
        Sample sample =
                sample(1, 5, new Location(second, 16, List.of(), false), new Location(first, 32, List.of(), false));
        Profile profile = Profile.of(
                List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds")),
                List.of(sample),
                List.of(first, second));

        assertThat(Raw.of(profile, View.STANDARD).text()).endsWith("""
                        Locations
                             1: 0x10 M=2\s
                             2: 0x20 M=1\s
                        Mappings
                        1: 0x0/0x0/0x0 shop  [FN][FL][LN][IN]
                        2: 0x0/0x0/0x0 shop  [FN][FL][LN][IN]
                        """);
    }

    private static String raw(Dialect dialect, String zone) {
        return Raw.of(PROFILE, View.STANDARD.withDialect(dialect, TimeZone.getTimeZone(zone)))
                .text();
    }
}
