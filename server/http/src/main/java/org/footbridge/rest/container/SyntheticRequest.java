package org.footbridge.rest.container;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.footbridge.access.Caller;
import org.footbridge.rest.http.BytesInput;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.DecodedRequest;
import org.jspecify.annotations.Nullable;

/** A request that the server makes of its own servlet: to warm up, or to run what a client requested asynchronously. */
public final class SyntheticRequest {
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    /** {@code path} is what comes after that of the servlet, {@code servletPath}; both as they are in the URL. */
    @SuppressWarnings("JdkObsolete") // the servlet API has a StringBuffer
    public SyntheticRequest(String method, String servletPath, String path) {
        header("host", "localhost");
        values.putAll(Map.of(
                "getMethod",
                method,
                "getProtocol",
                "HTTP/1.1",
                "getScheme",
                "http",
                "getServerName",
                "localhost",
                "getContextPath",
                "",
                "getServletPath",
                servletPath,
                "getPathInfo",
                path,
                "getRequestURI",
                servletPath + path,
                "getRequestURL",
                new StringBuffer("http://localhost" + servletPath + path)));
        body(new byte[0]);
    }

    /** Gives the request a query, without its question mark. */
    public SyntheticRequest query(String query) {
        values.put("getQueryString", query);
        return this;
    }

    public SyntheticRequest header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        if (name.equalsIgnoreCase("Content-Type")) {
            values.put("getContentType", value);
        }
        return this;
    }

    public SyntheticRequest attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Makes the request one of {@code caller}. */
    public SyntheticRequest by(Caller caller) {
        return attribute(Callers.ATTRIBUTE, caller);
    }

    public SyntheticRequest body(byte[] body) {
        values.put("getContentLength", body.length);
        values.put("getInputStream", new BytesInput(body));
        return body.length == 0 ? this : header("Content-Length", Integer.toString(body.length));
    }

    /** The answer of {@code servlet}. Parameters are decoded as those of clients are. */
    public SyntheticResponse to(Servlet servlet) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                SyntheticRequest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, this::invoke);
        SyntheticResponse response = new SyntheticResponse();
        try {
            servlet.service(new DecodedRequest(request), response.proxy());
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    private Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "getHeader" -> headers.get(name(arguments).toLowerCase(Locale.ROOT));
            case "getHeaders" -> {
                String value = headers.get(name(arguments).toLowerCase(Locale.ROOT));
                yield value == null
                        ? Collections.emptyEnumeration()
                        : Collections.enumeration(Collections.singleton(value));
            }
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getAttribute" -> attributes.get(name(arguments));
            default -> values.getOrDefault(method.getName(), nothing(method.getReturnType()));
        };
    }

    private static String name(Object @Nullable [] arguments) {
        return arguments == null ? "" : String.valueOf(arguments[0]);
    }

    /** The value that a method returns for which the request or response has none. */
    @Nullable
    static Object nothing(Class<?> type) {
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
}
