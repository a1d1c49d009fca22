package org.footbridge.subscription;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP server that is told of changes, and answers as a test wants. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final boolean isTls;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> all = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Integer> answer = received -> 200;

    /** A request; {@code accepted} if it was answered with success. */
    record Received(String method, String path, Map<String, String> headers, String body) {
        long number() {
            return Long.parseLong(headers.getOrDefault("Footbridge-event-number", "-1"));
        }
    }

    Receiver() {
        this(0);
    }

    /** On a port that another one had. */
    Receiver(int port) {
        this(port, Optional.empty());
    }

    /** With TLS, for clients with a certificate that {@code tls} trusts. */
    static Receiver mutual(SSLContext tls) {
        return new Receiver(0, Optional.of(tls));
    }

    private Receiver(int port, Optional<SSLContext> tls) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        isTls = tls.isPresent();
        try {
            server = isTls ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tls.ifPresent(context -> ((HttpsServer) server).setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters needed = context.getDefaultSSLParameters();
                needed.setNeedClientAuth(true);
                parameters.setSSLParameters(needed);
            }
        }));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return (isTls ? "https" : "http") + "://127.0.0.1:" + port() + "/hook";
    }

    /** The status of the answer to each request; 0 closes the connection without one. */
    void answers(Function<Received, Integer> status) {
        answer = status;
    }

    /** All requests, the accepted and the refused ones. */
    List<Received> all() {
        return all;
    }

    /** The events of which it was told, without handshakes. */
    List<Received> events() {
        return all.stream().filter(received -> received.number() > 0).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new java.util.TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Received received = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int status = answer.apply(received);
        all.add(received);
        if (status > 0) {
            if (status >= 300 && status < 400) {
                exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
