package org.footbridge.rest.container;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with a deadline for the head of a request. Tomcat's own timeout begins again with each byte, so a client that sends a byte from time
 * to time would keep its connection for as long as it likes.
 */
public final class DeadlineProtocol extends Http11NioProtocol {
    private static final int LOOKS = 4;
    private static final long NOT_STARTED = -1;

    private Duration headTimeout = Duration.ofSeconds(20);

    @Nullable
    private ScheduledFuture<?> watch;

    /** The time from the first byte of a request to the end of its head. */
    public void setHeadTimeout(Duration timeout) {
        headTimeout = timeout;
    }

    @Override
    public void start() throws Exception {
        super.start();
        long pause = headTimeout.toMillis() / LOOKS;
        watch = getUtilityExecutor().scheduleWithFixedDelay(this::closeLate, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.stop();
    }

    private void closeLate() {
        getEndpoint().getConnections().stream().filter(this::isLate).forEach(SocketWrapperBase::close);
    }

    /** While it waits, a connection has a processor only if a part of a head was read. */
    private boolean isLate(SocketWrapperBase<?> connection) {
        if (connection.getCurrentProcessor() instanceof AbstractProcessor processor
                && !processor.isAsync()
                && !processor.isUpgrade()) {
            long start = processor.getRequest().getStartTimeNanos();
            return start != NOT_STARTED && System.nanoTime() - start > headTimeout.toNanos();
        }
        return false;
    }
}
