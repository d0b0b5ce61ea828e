package dev.flamelab.lab;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream of which somebody wants to know how much has been read. */
final class Watched extends FilterInputStream {
    private final LongConsumer more;

    Watched(InputStream in, LongConsumer more) {
        super(in);
        this.more = more;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) more.accept(1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int count = super.read(bytes, from, most);
        if (count > 0) more.accept(count);
        return count;
    }
}
