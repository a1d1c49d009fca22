package org.footbridge;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.rest.BytesInput;
import org.jspecify.annotations.Nullable;

/** A POST of a resource that no client has sent, and whose answer none will get. */
final class SyntheticRequest {
    private final Map<String, Object> request = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Object> response = new HashMap<>();
    private int status = HttpServletResponse.SC_OK;

    /** {@code path} is what comes after that of the servlet, {@code servletPath}. */
    @SuppressWarnings("JdkObsolete") // the servlet API has a StringBuffer
    SyntheticRequest(String servletPath, String path, byte[] json) {
        headers.put("content-type", "application/fhir+json");
        headers.put("content-length", Integer.toString(json.length));
        headers.put("host", "localhost");
        request.putAll(Map.of(
                "getMethod", "POST",
                "getProtocol", "HTTP/1.1",
                "getScheme", "http",
                "getServerName", "localhost",
                "getContextPath", "",
                "getServletPath", servletPath,
                "getPathInfo", path,
                "getRequestURI", servletPath + path,
                "getRequestURL", new StringBuffer("http://localhost" + servletPath + path)));
        request.put("getContentType", "application/fhir+json");
        request.put("getContentLength", json.length);
        request.put("getInputStream", new BytesInput(json));
        response.put("getOutputStream", new Nowhere());
        response.put("getWriter", new PrintWriter(Writer.nullWriter()));
    }

    /** The status with which {@code servlet} answers. */
    int to(Servlet servlet) throws IOException, ServletException {
        servlet.service(
                proxy(HttpServletRequest.class, this::ofRequest), proxy(HttpServletResponse.class, this::ofResponse));
        return status;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(SyntheticRequest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Nullable
    private Object ofRequest(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "getHeader" -> headers.get(name(arguments));
            case "getHeaders" -> {
                String value = headers.get(name(arguments));
                yield Collections.enumeration(value == null ? List.of() : List.of(value));
            }
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            default -> request.getOrDefault(method.getName(), nothing(method.getReturnType()));
        };
    }

    private static String name(Object @Nullable [] arguments) {
        return arguments == null ? "" : String.valueOf(arguments[0]).toLowerCase(Locale.ROOT);
    }

    @Nullable
    private Object ofResponse(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getName().equals("setStatus") && arguments != null) {
            status = (int) arguments[0];
        }
        return response.getOrDefault(method.getName(), nothing(method.getReturnType()));
    }

    /** What a request or response says that has nothing to say. */
    @Nullable
    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == Enumeration.class) {
            return Collections.emptyEnumeration();
        }
        return type == Map.class ? Map.of() : null;
    }

    private static final class Nowhere extends ServletOutputStream {
        @Override
        public void write(int b) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }
}
