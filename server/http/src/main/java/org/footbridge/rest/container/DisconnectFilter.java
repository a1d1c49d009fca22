package org.footbridge.rest.container;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.Serial;
import org.apache.catalina.connector.ClientAbortException;
import org.footbridge.rest.http.GatedOutputStream;
import org.footbridge.rest.http.GatedOutputStream.Writing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discards output to a client that has hung up, because that is no fault of the server. It logs one line at the level DEBUG.
 * Without the filter, HAPI would try to answer the failure and log that it cannot.
 */
public final class DisconnectFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger log = LoggerFactory.getLogger(DisconnectFilter.class);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Guarded guarded = new Guarded(response);
        chain.doFilter(request, guarded);
        if (guarded.hungUp) {
            log.debug("The client hung up before a {} was answered", request.getMethod());
        }
    }

    private static final class Guarded extends HttpServletResponseWrapper {
        private boolean hungUp;

        @Nullable
        private ServletOutputStream stream;

        Guarded(HttpServletResponse response) {
            super(response);
        }

        private void unlessHungUp(Writing writing) throws IOException {
            if (!hungUp) {
                try {
                    writing.run();
                } catch (ClientAbortException gone) {
                    hungUp = true;
                }
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            ServletOutputStream known = stream;
            if (known == null) {
                known = new GatedOutputStream(super.getOutputStream(), this::unlessHungUp);
                stream = known;
            }
            return known;
        }

        /** A response that is committed although nothing was written is one to a client that hung up during its request. */
        @Override
        public void reset() {
            if (stream != null || !isCommitted()) {
                super.reset();
            }
        }

        @Override
        public void flushBuffer() throws IOException {
            unlessHungUp(super::flushBuffer);
        }
    }
}
