package dev.flamelab.pprof;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the forms that profiles had before profile.proto, one after the other until one fits, in pprof's order. */
final class LegacyReader {
    private static final List<Form> FORMS = List.of(
            CpuForm::read, HeapForm::read, GoCountForm::read, ThreadForm::read, ContentionForm::read, JavaForm::read);

    /** One of the forms; what is of another form is refused as unrecognized. */
    interface Form {
        Profile read(InputStream in, MemoryBudget budget) throws IOException;
    }

    private LegacyReader() {}

    /**
     * Reads from where the stream is marked; by what is read up to that mark's limit it must be clear which form it is.
     */
    static Profile read(InputStream in, MemoryBudget budget) throws IOException {
        for (Form form : FORMS) {
            try {
                in.reset();
            } catch (IOException e) {
                // More than the mark's limit of lines that say nothing.
                throw MalformedProfile.unrecognized();
            }
            try {
                return budget.lend(part -> form.read(in, part));
            } catch (MalformedProfile e) {
                if (!e.isUnrecognized()) {
                    throw e;
                }
            }
        }
        throw MalformedProfile.unrecognized();
    }
}
