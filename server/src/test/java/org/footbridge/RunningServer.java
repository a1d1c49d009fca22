package org.footbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.footbridge.access.AccessPolicy;
import org.footbridge.feed.ChangeWatch;
import org.footbridge.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole server on a port of its own with a database of its own, for the tests of one class. */
public final class RunningServer implements BeforeAllCallback, AfterAllCallback {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String[] settings;

    @Nullable
    private AccessPolicy policy;

    private TestDatabase.@Nullable Fresh database;

    @Nullable
    private ConfigurableApplicationContext context;

    private RunningServer(String... settings) {
        this.settings = settings;
    }

    /** A server with these settings, such as {@code --footbridge.validation.mode=off}; without authentication unless they say otherwise. */
    public static RunningServer with(String... settings) {
        return new RunningServer(settings);
    }

    /** The same under {@code other}, which is asked about every client. */
    public RunningServer under(AccessPolicy other) {
        policy = other;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start(TestDatabase.fresh());
    }

    /** A server on {@code database}, started at once; {@link #stop} ends it. */
    static RunningServer on(TestDatabase.Fresh database, String... settings) {
        RunningServer server = new RunningServer(settings);
        server.start(database);
        return server;
    }

    /** Another server on the database of this one, started at once; {@link #stop} ends it. */
    public RunningServer beside(String... others) {
        return on(database(), others);
    }

    private void start(TestDatabase.Fresh fresh) {
        database = fresh;
        List<String> arguments = new ArrayList<>();
        addUnlessGiven(arguments, "--server.port=", "0");
        addUnlessGiven(arguments, "--footbridge.data-dir=", "target/data/" + fresh.name());
        addUnlessGiven(arguments, "--footbridge.security.mode=", "open");
        arguments.addAll(List.of(fresh.settings()));
        arguments.addAll(List.of(settings));
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        if (policy != null) {
            AccessPolicy other = policy;
            application.addInitializers(empty -> empty.getBeanFactory().registerSingleton("accessPolicy", other));
        }
        context = application.run(arguments.toArray(String[]::new));
    }

    private void addUnlessGiven(List<String> arguments, String name, String value) {
        if (Stream.of(settings).noneMatch(setting -> setting.startsWith(name))) {
            arguments.add(name + value);
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        stop();
    }

    /** As SIGTERM would. The database stays. */
    public void stop() {
        started(context).close();
    }

    /** What the server sees of its database. */
    public Store store() {
        return started(context).getBean(Store.class);
    }

    /** A part of the running server. */
    public <T> T bean(Class<T> type) {
        return started(context).getBean(type);
    }

    /** Has the server act at once on what has been committed by others. */
    public void look() {
        bean(ChangeWatch.class).look();
    }

    /** The servlet that HAPI's operations are bound in. */
    FhirServlet servlet() {
        return Objects.requireNonNull((FhirServlet) started(context)
                .getBean("fhirServlet", ServletRegistrationBean.class)
                .getServlet());
    }

    /** A connection to the database itself. */
    public Connection connect() throws SQLException {
        return database().connect();
    }

    /** Runs a statement on the database itself; how many rows it changed. */
    public int sql(String statement) {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The rows that a query of the database itself finds, each as PostgreSQL writes it. */
    public List<String> rows(String query) {
        try (Connection connection = connect();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT q::text FROM (" + query + ") q ORDER BY 1")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** The database behind the server, to see what a request left there. */
    TestDatabase.Fresh database() {
        return started(database);
    }

    /** The base URL, without a slash at its end. */
    public String base() {
        ServletWebServerApplicationContext web = (ServletWebServerApplicationContext) started(context);
        return "http://localhost:" + started(web.getWebServer()).getPort() + "/fhir";
    }

    /** A port that is free, for servers that must know theirs beforehand. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T started(@Nullable T part) {
        return Objects.requireNonNull(part, "the server is not running");
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(body(), e);
            }
        }

        /** Empty if there is no such header. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The logical id in the body. */
        public String id() {
            return json().path("id").asText();
        }

        /** The diagnostics of an OperationOutcome, all of them. */
        public String diagnostics() {
            return String.join(" ", json().path("issue").findValuesAsText("diagnostics"));
        }
    }

    /** {@code headers} are names and values in turn. */
    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** Sends {@code body} as JSON, unless {@code headers} give another Content-Type. */
    public Answer send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Answer send(String method, String path, byte[] body, String... headers) {
        String url = path.startsWith("http") ? path : base() + (path.isEmpty() ? "" : "/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.setHeader("Content-Type", "application/fhir+json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
