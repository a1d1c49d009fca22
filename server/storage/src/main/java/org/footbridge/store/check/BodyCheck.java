package org.footbridge.store.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.BodyCodec;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;

/** Checks that a body can be read and names its own resource and version. */
final class BodyCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String UNREADABLE = "has a body that cannot be read";

    private final ConsistencyReport report;

    BodyCheck(ConsistencyReport report) {
        this.report = report;
    }

    /** Looks at a row that begins with {@link StoredRows#COLUMNS}; false if its body is not what it should be. */
    boolean check(ResultSet row, ResourceTypes types) throws SQLException {
        report.countVersion();
        StoredVersion version = new StoredRows(types).read(row, new byte[0]);
        Optional<String> fault = fault(version, row.getBytes(7));
        fault.ifPresent(what -> report.add(ConsistencyRule.BODY_WRONG, version.path() + " " + what));
        return fault.isEmpty();
    }

    private static Optional<String> fault(StoredVersion version, byte[] packed) {
        if (version.deleted()) {
            return packed.length == 0 ? Optional.empty() : Optional.of("is a deletion and has a body");
        }
        try {
            JsonNode body = MAPPER.readTree(BodyCodec.unpack(packed));
            if (!body.isObject()) {
                return Optional.of(UNREADABLE);
            }
            return isOf(version, body) ? Optional.empty() : Optional.of("has a body of another resource or version");
        } catch (IllegalStateException | IOException | DateTimeException unreadable) {
            return Optional.of(UNREADABLE);
        }
    }

    private static boolean isOf(StoredVersion version, JsonNode body) {
        JsonNode meta = body.path("meta");
        return body.path("resourceType").asText().equals(version.type())
                && body.path("id").asText().equals(version.id())
                && meta.path("versionId").asText().equals(Integer.toString(version.version()))
                && Instant.parse(meta.path("lastUpdated").asText()).equals(version.updated());
    }
}
