package dev.flamelab.pprof;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes a profile as gzipped profile.proto, as Go writes it: string 0 is empty, ids count from 1 in the order of first
 * use without gaps, samples come first and strings last. What is equal in the model is one entry of the file.
 */
public final class ProfileWriter {
    private ProfileWriter() {}

    /**
     * Writes the profile and leaves the stream open.
     *
     * @throws MalformedProfile when the profile breaks a rule of the format; nothing is written then
     */
    public static void write(Profile profile, OutputStream out) throws IOException {
        ProfileCheck.check(profile);
        var stream = new ProfileStream(out, profile.sampleTypes());
        var numbers = new StackNumbers(stream::number);
        for (Sample sample : profile.samples()) {
            List<Location> stack = sample.stack();
            stream.sample(numbers.of(stack), stack.size(), sample.values(), sample.labels());
        }
        stream.finish(profile);
        out.flush();
    }
}
