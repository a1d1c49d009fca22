package org.footbridge.store;

import java.util.List;

/**
 * What was answered to a request that carried a key of its own.
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
