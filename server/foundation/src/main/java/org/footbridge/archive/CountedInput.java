package org.footbridge.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * Input stream that reports the number of bytes read from an archive, including headers and padding, which can be as large
 * as content. The listener ends the reading by throwing an exception.
 */
public final class CountedInput extends FilterInputStream {
    private final LongConsumer count;

    /** @param count is told how many bytes came out more */
    public CountedInput(InputStream in, LongConsumer count) {
        super(in);
        this.count = count;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count.accept(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, length);
        count.accept(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count.accept(skipped);
        return skipped;
    }
}
