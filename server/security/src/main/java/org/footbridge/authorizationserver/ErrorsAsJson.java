package org.footbridge.authorizationserver;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response whose errors are JSON as OAuth 2 has them, where Spring leaves their form to the container. */
final class ErrorsAsJson extends HttpServletResponseWrapper {
    ErrorsAsJson(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, @Nullable String reason) throws IOException {
        Map<String, Object> error = Map.of(
                "error",
                status == SC_UNAUTHORIZED ? "access_denied" : "invalid_request",
                "error_description",
                reason == null ? "The request cannot be served." : reason);
        byte[] body = JSONObjectUtils.toJSONString(error).getBytes(StandardCharsets.UTF_8);
        resetBuffer();
        setStatus(status);
        setContentType("application/json;charset=UTF-8");
        setContentLength(body.length);
        getOutputStream().write(body);
    }
}
