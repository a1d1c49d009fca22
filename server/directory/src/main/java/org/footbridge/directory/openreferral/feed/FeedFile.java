package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.json.ExactJson;

/**
 * Reads the services in a file: one service, a list of services, a page with {@code contents}, or several of these one after the other,
 * as in JSON lines. If the file breaks off, the services in front of the fault are read.
 */
final class FeedFile {
    /** Reads one value of several. */
    private static final ObjectReader TREES =
            ExactJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Optional<PlaceLookup> lookup;
    private final List<Row> rows = new ArrayList<>();
    private boolean broken;

    private FeedFile(Optional<PlaceLookup> lookup) {
        this.lookup = lookup;
    }

    /** The rows of a file, and whether it was read to its end. */
    record Read(List<Row> rows, boolean whole) {
        Read {
            rows = List.copyOf(rows);
        }
    }

    static Read read(byte[] json, Optional<PlaceLookup> lookup) {
        FeedFile file = new FeedFile(lookup);
        file.readAll(json);
        return new Read(file.rows, !file.broken);
    }

    private void readAll(byte[] json) {
        try (JsonParser parser = ExactJson.MAPPER.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                value(parser, token);
            }
        } catch (JsonProcessingException fault) {
            broken = true;
            rows.add(Row.refused(
                    rows.size() + 1,
                    "",
                    "The feed is no JSON from line " + fault.getLocation().getLineNr() + ", column "
                            + fault.getLocation().getColumnNr() + "; nothing behind that was read."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            list(parser);
        } else if (token == JsonToken.START_OBJECT) {
            object(parser);
        } else {
            add(TREES.readTree(parser));
        }
    }

    /** Entry by entry, so that a fault takes only those behind it. */
    private void list(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            add(TREES.readTree(parser));
        }
    }

    /** A page, of which the entries are read, or else a service. */
    private void object(JsonParser parser) throws IOException {
        ObjectNode service = ExactJson.MAPPER.createObjectNode();
        boolean page = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && (name.equals("contents") || name.equals("services"))) {
                page = true;
                list(parser);
            } else {
                service.set(name, TREES.readTree(parser));
            }
        }
        if (!page) {
            add(service);
        }
    }

    private void add(JsonNode source) {
        rows.add(RowReader.read(rows.size() + 1, source, lookup));
    }
}
