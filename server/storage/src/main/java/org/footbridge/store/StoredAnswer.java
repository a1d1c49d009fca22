package org.footbridge.store;

import java.util.List;

/**
 * The stored response to a request that carried an idempotency key.
 *
 * @param request digest of what was asked
 * @param status of HTTP
 * @param headers names and values in turn
 */
public record StoredAnswer(byte[] request, int status, List<String> headers, byte[] body) {
    public StoredAnswer {
        headers = List.copyOf(headers);
    }
}
