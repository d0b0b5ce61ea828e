package dev.flamelab.pprof;

import dev.flamelab.pprof.proto.ProfileProto;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads profile.proto, gzip or not, and holds it to the rules that {@code go tool pprof} holds it to:
 *
 * <pre>{@code
 * Profile profile = ProfileReader.read(Files.newInputStream(file));
 * }</pre>
 *
 * <p>Fields that pprof does not know are dropped, as are functions and locations that no sample uses; bytes of names
 * that are not UTF-8 become replacement characters. Stacks, locations and labels that are equal are one object. The
 * input is inflated twice, for samples may come before what they refer to, and is never held inflated.
 */
public final class ProfileReader {
    /** How many bytes an unpacked profile may have when nothing else is said: 1 GiB. */
    public static final long LARGEST = 1L << 30;

    private final Tables tables;
    private final StackPool stacks = new StackPool();
    private final Map<List<Label>, List<Label>> labelSets = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    private ProfileReader(Tables tables) {
        this.tables = tables;
    }

    public static Profile read(InputStream in) throws IOException {
        return read(in, LARGEST);
    }

    /** Reads a profile that has at most {@code largest} bytes when unpacked, and refuses a larger one. */
    public static Profile read(InputStream in, long largest) throws IOException {
        return read(ProfileSource.readFrom(in, largest));
    }

    public static Profile read(byte[] bytes) throws IOException {
        return read(new ProfileSource(bytes, LARGEST));
    }

    private static Profile read(ProfileSource source) throws IOException {
        var reader = new ProfileReader(Tables.read(source));
        Wire.read(source, reader::field);
        return reader.tables.with(reader.samples);
    }

    private void field(int number, Wire in) throws IOException {
        if (number == ProfileProto.Profile.SAMPLE_FIELD_NUMBER) {
            samples.add(sample(in.message(ProfileProto.Sample.parser())));
        } else {
            in.skip();
        }
    }

    private Sample sample(ProfileProto.Sample sample) throws MalformedProfile {
        ProfileCheck.checkWidth(sample.getValueCount(), tables.sampleTypeCount());
        long[] values = new long[sample.getValueCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sample.getValue(i);
        }
        Location[] frames = new Location[sample.getLocationIdCount()];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = tables.location(sample.getLocationId(i));
            if (frames[i] == null) {
                throw MalformedProfile.rule("sample has nil location");
            }
        }
        return new Sample(stacks.share(frames), values, labels(sample));
    }

    private List<Label> labels(ProfileProto.Sample sample) throws MalformedProfile {
        List<Label> labels = new ArrayList<>(sample.getLabelCount());
        for (ProfileProto.Label label : sample.getLabelList()) {
            String key = tables.string(Wire.checked(label).getKey());
            if (label.getStr() != 0) {
                labels.add(Label.text(key, tables.string(label.getStr())));
            } else if (label.getNum() != 0 || label.getNumUnit() != 0) {
                labels.add(Label.number(key, label.getNum(), tables.string(label.getNumUnit())));
            }
        }
        return labelSets.computeIfAbsent(List.copyOf(labels), same -> same);
    }
}
