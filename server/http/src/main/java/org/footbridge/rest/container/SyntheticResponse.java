package org.footbridge.rest.container;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.rest.http.BodyStream;
import org.jspecify.annotations.Nullable;

/** The response to a {@link SyntheticRequest}: its status, media type and body. Other headers are dropped. */
public final class SyntheticResponse {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ServletOutputStream stream = new BodyStream(body);
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
    private int status = HttpServletResponse.SC_OK;
    private String mediaType = "";

    public int status() {
        return status;
    }

    /** The value of {@code Content-Type}; empty if there is none. Text is UTF-8. */
    public String mediaType() {
        boolean said = mediaType.isEmpty() || mediaType.contains("charset");
        return said ? mediaType : mediaType + ";charset=UTF-8";
    }

    public byte[] body() {
        writer.flush();
        return body.toByteArray();
    }

    HttpServletResponse proxy() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                SyntheticResponse.class.getClassLoader(), new Class<?>[] {HttpServletResponse.class}, this::invoke);
    }

    @Nullable
    private Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (arguments != null && method.getName().equals("setStatus")) {
            status = (int) arguments[0];
        } else if (arguments != null && method.getName().equals("setContentType")) {
            mediaType = String.valueOf(arguments[0]);
        }
        return switch (method.getName()) {
            case "getOutputStream" -> stream;
            case "getWriter" -> writer;
            case "getStatus" -> status;
            case "getHeaderNames" -> List.of();
            default -> SyntheticRequest.nothing(method.getReturnType());
        };
    }
}
