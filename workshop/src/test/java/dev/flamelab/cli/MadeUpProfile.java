package dev.flamelab.cli;

import dev.flamelab.pprof.proto.ProfileProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A profile as no program makes it: what the format allows, of the traits that are wanted, from a seed. */
final class MadeUpProfile {
    private static final int FUNCTIONS = 14;
    private static final int PLACES = 24;
    private static final List<String> UNITS = List.of(
            "count",
            "nanoseconds",
            "ms",
            "bytes",
            "kilobytes",
            "seconds",
            "cycles",
            "GCU",
            "",
            "Hours",
            "us",
            "samples");
    private static final List<String> FILES = List.of(
            "dev/flamelab/demo/fib/Fibonacci.java",
            "src/./shop/Cart.java",
            "/opt/src/pool.cc",
            "main.go",
            "",
            "größe.java");

    private static final List<String> NAMES = List.of("f0", "f1", "f2", "f3", "f4", "lib5", "lib6", "f7.run", "");

    private final Random random;
    private final Set<Trait> traits;
    private final ProfileProto.Profile.Builder profile = ProfileProto.Profile.newBuilder();
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private int types;

    private MadeUpProfile(int seed, Set<Trait> traits) {
        this.random = new Random(seed);
        this.traits = traits;
        string("");
    }

    static byte[] bytes(int seed, Set<Trait> traits) {
        var made = new MadeUpProfile(seed, traits);
        made.describe();
        made.addMappings();
        made.addFunctions();
        for (int i = 1; i <= PLACES; i++) {
            made.addPlace(i);
        }
        int samples = made.has(Trait.MANY_SAMPLES) ? 3_000 : 50;
        for (int i = 0; i < samples; i++) {
            made.addSample();
        }
        return made.profile.addAllStringTable(made.strings.keySet()).build().toByteArray();
    }

    private void describe() {
        if (has(Trait.HEAP_TYPES)) {
            addType("alloc_objects", "count");
            addType("alloc_space", "bytes");
            addType("inuse_objects", "count");
            addType("inuse_space", "bytes");
        } else if (has(Trait.ODD_UNITS)) {
            addType("events", any(UNITS));
            addType("cost", any(UNITS));
            addType("delay", any(UNITS));
        } else {
            addType("samples", "count");
            addType("cpu", "nanoseconds");
        }
        profile.setPeriodType(ProfileProto.ValueType.newBuilder()
                        .setType(string("cpu"))
                        .setUnit(string(has(Trait.ODD_UNITS) ? any(UNITS) : "nanoseconds")))
                .setPeriod(has(Trait.ZEROS) ? 0 : 10_000_000);
        if (!has(Trait.ZEROS)) {
            profile.setTimeNanos(1_700_000_000_000_000_000L + random.nextInt(1_000_000_000) * 40_000_000L);
        }
        if (random.nextBoolean()) {
            profile.setDurationNanos(random.nextInt(2_000_000_000) * (1L + random.nextInt(100)));
        }
        if (random.nextInt(3) == 0) {
            profile.setDefaultSampleType(profile.getSampleType(0).getType());
        }
        if (has(Trait.DROPPED_FRAMES)) {
            profile.setDropFrames(string("f1|lib.*|runtime\\..*|.*Cart.*"));
            profile.setKeepFrames(string(random.nextBoolean() ? "lib5|.*HashMap.*" : ""));
        }
        if (has(Trait.COMMENTS)) {
            profile.addComment(string("said aloud"))
                    .addComment(string("#not said"))
                    .addComment(string("größer: €"));
            profile.setDocUrl(string("https://example.com/doc"));
        }
    }

    private void addType(String type, String unit) {
        profile.addSampleType(
                ProfileProto.ValueType.newBuilder().setType(string(type)).setUnit(string(unit)));
        types++;
    }

    private void addMappings() {
        if (has(Trait.ZEROS)) {
            return;
        }
        profile.addMapping(ProfileProto.Mapping.newBuilder()
                .setId(number(1))
                .setFilename(string("/opt/shop//bin/../service"))
                .setHasFunctions(true)
                .setHasFilenames(true)
                .setHasLineNumbers(true)
                .setHasInlineFrames(true));
        if (has(Trait.SEVERAL_MAPPINGS)) {
            profile.addMapping(ProfileProto.Mapping.newBuilder()
                            .setId(number(2))
                            .setMemoryStart(0x1000)
                            .setMemoryLimit(0x9000)
                            .setFilename(string("/usr/lib/libshop.so.1"))
                            .setBuildId(string("b0b0")))
                    .addMapping(ProfileProto.Mapping.newBuilder()
                            .setId(number(3))
                            .setMemoryStart(0x10000)
                            .setMemoryLimit(0x90000)
                            .setFileOffset(0x100)
                            .setFilename(string("[vdso]")));
        }
    }

    private void addFunctions() {
        List<String> pool = new ArrayList<>(NAMES);
        traits.forEach(trait -> pool.addAll(trait.names()));
        for (int i = 1; i <= FUNCTIONS; i++) {
            String name = any(pool);
            if (!has(Trait.SAME_NAMES) && strings.containsKey(name)) {
                name += i;
            }
            var function = ProfileProto.Function.newBuilder()
                    .setId(number(i))
                    .setName(string(name))
                    .setFilename(string(any(FILES)));
            int system = random.nextInt(3);
            function.setSystemName(string(system == 0 ? "" : system == 1 ? name : name + "(I)V"));
            profile.addFunction(function.setStartLine(random.nextBoolean() ? 0 : 3 + random.nextInt(5)));
        }
    }

    private void addPlace(int id) {
        var place = ProfileProto.Location.newBuilder().setId(number(id));
        if (profile.getMappingCount() > 0 && random.nextInt(6) > 0) {
            place.setMappingId(profile.getMapping(random.nextInt(profile.getMappingCount()))
                    .getId());
        }
        if (has(Trait.ADDRESSES)) {
            place.setAddress(0x1000 + random.nextInt(40) * 8L);
        }
        boolean nameless = has(Trait.NAMELESS_PLACES) && random.nextInt(5) == 0;
        int lines = nameless ? 0 : has(Trait.INLINED) ? 1 + random.nextInt(3) : 1;
        for (int i = 0; i < lines; i++) {
            place.addLine(ProfileProto.Line.newBuilder()
                    .setFunctionId(number(1 + random.nextInt(FUNCTIONS)))
                    .setLine(random.nextInt(12))
                    .setColumn(has(Trait.COLUMNS) ? random.nextInt(3) : 0));
        }
        if (nameless || random.nextInt(8) == 0) {
            place.setIsFolded(has(Trait.NAMELESS_PLACES));
        }
        profile.addLocation(place);
    }

    private void addSample() {
        var sample = ProfileProto.Sample.newBuilder();
        int depth = random.nextInt(has(Trait.RECURSIVE) ? 30 : 7);
        int reach = has(Trait.RECURSIVE) ? 8 : PLACES;
        for (int i = 0; i < depth; i++) {
            sample.addLocationId(number(1 + random.nextInt(reach)));
        }
        for (int i = 0; i < types; i++) {
            sample.addValue(value(i));
        }
        if (has(Trait.TEXT_LABELS)) {
            for (int i = random.nextInt(3); i > 0; i--) {
                label(sample, any(List.of("thread", "user", "größe")), any(List.of("t1", "t2", "a b", "x:y", "\"q\"")));
            }
        }
        if (has(Trait.NUMBER_LABELS)) {
            for (int i = random.nextInt(3); i > 0; i--) {
                number(sample, any(List.of("bytes", "request", "latency", "port")), 1L << random.nextInt(34));
            }
        }
        profile.addSample(sample);
    }

    private long value(int index) {
        if (has(Trait.ZEROS) && random.nextInt(3) == 0) {
            return 0;
        }
        long size = has(Trait.HUGE)
                ? 1L << (random.nextInt(6) + 50)
                : has(Trait.TIES) ? 4 : 100_000 + index * 4_000_000_000L;
        long value = 1 + (long) (random.nextDouble() * random.nextDouble() * size);
        return has(Trait.NEGATIVE) && !has(Trait.TIES) && random.nextInt(3) == 0 ? -value : value;
    }

    private void label(ProfileProto.Sample.Builder sample, String key, String value) {
        sample.addLabel(ProfileProto.Label.newBuilder().setKey(string(key)).setStr(string(value)));
    }

    private void number(ProfileProto.Sample.Builder sample, String key, long value) {
        String unit = key.equals("latency") ? "ms" : key.equals("port") && random.nextBoolean() ? "bytes" : "";
        sample.addLabel(ProfileProto.Label.newBuilder()
                .setKey(string(key))
                .setNum(random.nextInt(9) == 0 ? 0 : value)
                .setNumUnit(string(unit)));
    }

    private long number(int id) {
        return has(Trait.SPARSE_NUMBERS) ? id * 1_000_003L : id;
    }

    private boolean has(Trait trait) {
        return traits.contains(trait);
    }

    private int string(String text) {
        return strings.computeIfAbsent(text, added -> strings.size());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
