package org.footbridge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Describes, in one sentence, a failure of the start that no other analyzer knows; the log has the details at the level DEBUG.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class UnknownFailureAnalyzer implements FailureAnalyzer {
    private static final Logger log = LoggerFactory.getLogger(UnknownFailureAnalyzer.class);

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        log.debug("The server does not start", failure);
        String reason = StartFailureAnalyzer.reason(StartFailureAnalyzer.rootOf(failure));
        return new FailureAnalysis(
                "The server does not start: " + reason
                        + ". With --logging.level.org.footbridge=debug the log has where.",
                null,
                failure);
    }
}
