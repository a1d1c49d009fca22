package org.footbridge.bench.floor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps what it is sent and gives it back by its id, as it came: nothing is read, checked, indexed or remembered. A read
 * is one SELECT by the primary key and a create one INSERT, over a connection that each thread has for itself.
 */
final class FloorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String JSON = "application/fhir+json;charset=UTF-8";
    private static final byte[] NOTHING_FOUND =
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}".getBytes(StandardCharsets.UTF_8);

    private final AtomicLong created;
    private final transient ThreadLocal<Statements> statements;

    FloorServlet(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT coalesce(max(id), 0) FROM floor")) {
            last.next();
            created = new AtomicLong(last.getLong(1));
        }
        statements = ThreadLocal.withInitial(() -> Statements.of(url));
    }

    static void makeTable(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS floor (id bigint PRIMARY KEY, body bytea NOT NULL)");
        }
    }

    /** {@code /Type/id} and {@code /Type/id/_history/1}; a search finds nothing. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getPathInfo().split("/", -1);
        if (path.length < 3) {
            answer(response, 200, NOTHING_FOUND);
            return;
        }
        try {
            PreparedStatement select = statements.get().select;
            select.setLong(1, Long.parseLong(path[2]));
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    response.setHeader("ETag", "W/\"1\"");
                    answer(response, 200, row.getBytes(1));
                } else {
                    response.setStatus(404);
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = created.incrementAndGet();
        String sent = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        byte[] body = ("{\"id\":\"" + id + "\",\"meta\":{\"versionId\":\"1\"}," + sent.substring(sent.indexOf('{') + 1))
                .getBytes(StandardCharsets.UTF_8);
        try {
            PreparedStatement insert = statements.get().insert;
            insert.setLong(1, id);
            insert.setBytes(2, body);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setHeader("Location", request.getRequestURL().append('/').append(id) + "/_history/1");
        response.setHeader("ETag", "W/\"1\"");
        answer(response, 201, body);
    }

    private static void answer(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(JSON);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Of one connection, which stays open as long as its thread. */
    private record Statements(PreparedStatement select, PreparedStatement insert) {

        static Statements of(String url) {
            try {
                Connection connection = DriverManager.getConnection(url);
                return new Statements(
                        connection.prepareStatement("SELECT body FROM floor WHERE id = ?"),
                        connection.prepareStatement("INSERT INTO floor (id, body) VALUES (?, ?)"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
