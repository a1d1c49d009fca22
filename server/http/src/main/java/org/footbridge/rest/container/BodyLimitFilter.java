package org.footbridge.rest.container;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.MemoryBudget;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a request body may be, counted after decompression, so that neither a long body nor a small one that
 * unpacks to gigabytes reaches memory; how slowly it may arrive; and how large all bodies may be together that are worked on.
 */
public final class BodyLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The attribute of a request with a {@code Runnable}: the rest of its body is not to be read. */
    static final String LEAVE_THE_REST = BodyLimitFilter.class.getName();

    /** The expected size of an unpacked body, as a multiple of its compressed size. */
    private static final int UNPACKED = 10;

    private final long bytesMax;
    private final long bytesPerSecond;
    private final transient MemoryBudget budget;

    /** @param bytesPerSecond the rate at which bodies must arrive; 0 for any */
    public BodyLimitFilter(long bytesMax, long bytesPerSecond, MemoryBudget budget) {
        this.bytesMax = bytesMax;
        this.bytesPerSecond = bytesPerSecond;
        this.budget = budget;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name()); // or forms would be read as Latin-1
        }
        boolean bodiless = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        if (bodiless) {
            chain.doFilter(request, response);
            return;
        }
        try (MemoryBudget.Share share = budget.share()) {
            chain.doFilter(new Limited(request, share), response);
        }
    }

    private Problem tooLarge() {
        return new Problem(
                ProblemKind.TOO_LARGE,
                "The body is larger than the " + bytesMax + " bytes this server reads (footbridge.limits.body-max).");
    }

    private final class Limited extends HttpServletRequestWrapper {
        private final MemoryBudget.Share share;

        @Nullable
        private ServletInputStream stream;

        Limited(HttpServletRequest request, MemoryBudget.Share share) {
            super(request);
            this.share = share;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                if (getContentLengthLong() > bytesMax) {
                    throw tooLarge();
                }
                InputStream arriving = new MinimumRateInput(super.getInputStream(), bytesPerSecond, () -> {
                    if (getAttribute(LEAVE_THE_REST) instanceof Runnable leave) {
                        leave.run();
                    }
                });
                InputStream decoded = decoded(arriving);
                stream = new LimitedStream(decoded, share, expected(decoded instanceof GZIPInputStream));
            }
            return stream;
        }

        private long expected(boolean compressed) {
            return Math.min(bytesMax, getContentLengthLong() * (compressed ? UNPACKED : 1));
        }

        private InputStream decoded(InputStream raw) throws IOException {
            String encoding = super.getHeader("Content-Encoding");
            if (encoding == null || encoding.equalsIgnoreCase("identity")) {
                return raw;
            } else if (encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
                return new GZIPInputStream(raw);
            }
            throw new Problem(
                    ProblemKind.UNSUPPORTED_MEDIA,
                    "Content-Encoding '" + encoding + "' is not read by this server; send the body plain or as gzip.");
        }
    }

    private final class LimitedStream extends ServletInputStream {
        private final InputStream in;
        private final MemoryBudget.Share share;
        private long expected;
        private long count;
        private boolean finished;

        /** @param expected how long the body will be, as far as is known; below 0 if it is not */
        LimitedStream(InputStream in, MemoryBudget.Share share, long expected) {
            this.in = in;
            this.share = share;
            this.expected = expected;
            share.require(expected);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            counted(next < 0 ? -1 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return counted(in.read(target, offset, length));
        }

        private int counted(int read) {
            if (read < 0) {
                finished = true;
                share.shrink(count);
                return read;
            }
            count += read;
            if (count > bytesMax) {
                throw tooLarge();
            } else if (count > expected) {
                expected = Math.min(bytesMax, 2 * count);
                share.require(expected);
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Bodies are read in the request's own thread");
        }
    }
}
