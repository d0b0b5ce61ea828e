package dev.flamelab.site;

import dev.flamelab.lab.Home;
import dev.flamelab.lab.LabError;
import java.util.List;

/** What a page has sent, told of by the name that it has there; the file stays while there is more to read from it. */
record Sent(Opened opened, Upload upload, String name) implements Opened {
    /** Reads it. */
    static Opened read(Upload upload, String name, OpenProfiles.FileReading files, Progress progress) throws Exception {
        boolean isNeeded = false;
        try {
            Opened opened = files.read(upload.file(), progress);
            isNeeded = !opened.kinds().isEmpty();
            return isNeeded ? new Sent(opened, upload, name) : opened;
        } catch (LabError e) {
            throw renamed(e, upload, name);
        } finally {
            if (!isNeeded) upload.close();
        }
    }

    /** Nobody knows it by the name that it has here. */
    private static BadQuery renamed(LabError e, Upload upload, String name) {
        return new BadQuery(e.getMessage().replace(Home.shown(upload.file()), name));
    }

    @Override
    public List<String> kinds() {
        return opened.kinds();
    }

    @Override
    public String kind(String sampleIndex) {
        return opened.kind(sampleIndex);
    }

    @Override
    public Compared of(String kind) {
        try {
            return opened.of(kind);
        } catch (LabError e) {
            throw renamed(e, upload, name);
        }
    }

    @Override
    public void close() {
        opened.close();
        upload.close();
    }
}
