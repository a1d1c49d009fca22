package org.footbridge.bench.step;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.bench.http.Answer;

/**
 * What the checks want to know about a body: the resource itself, or the members of a Bundle. Read in one pass, without
 * a tree, because it is done for every answer.
 */
final class Content {

    private static final JsonFactory JSON = new JsonFactory();

    private final Entry self = new Entry();
    private final List<Entry> entries = new ArrayList<>();
    private int total = -1;
    private boolean next;

    private Content() {}

    /** @throws WrongAnswer if the body is not JSON */
    static Content of(Answer answer) throws WrongAnswer {
        Content content = new Content();
        try (JsonParser json = JSON.createParser(answer.body())) {
            json.nextToken();
            content.resource(json, content.self);
        } catch (IOException e) {
            throw new WrongAnswer("not JSON: " + answer.text());
        }
        return content;
    }

    String type() {
        return self.type;
    }

    String id() {
        return self.id;
    }

    String version() {
        return self.version;
    }

    List<Entry> entries() {
        return entries;
    }

    /** -1 if the Bundle does not say. */
    int total() {
        return total;
    }

    /** Whether there is another page. */
    boolean next() {
        return next;
    }

    private void resource(JsonParser json, Entry into) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "resourceType" -> into.type = json.getText();
                case "id" -> into.id = json.getText();
                case "meta" -> meta(json, into);
                case "total" -> total = into == self ? json.getValueAsInt() : total;
                case "link" -> links(json, into);
                case "entry" -> members(json, into);
                default -> json.skipChildren();
            }
        }
    }

    private static void meta(JsonParser json, Entry into) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("versionId")) {
                into.version = json.getText();
            } else {
                json.skipChildren();
            }
        }
    }

    private void links(JsonParser json, Entry into) throws IOException {
        if (into != self || json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                next |= name.equals("relation") && json.getText().equals("next");
                json.skipChildren();
            }
        }
    }

    private void members(JsonParser json, Entry into) throws IOException {
        if (into != self || json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Entry entry = new Entry();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("resource")) {
                    resource(json, entry);
                } else {
                    json.skipChildren();
                }
            }
            entries.add(entry);
        }
    }

    /** A member of a Bundle; what it does not say is empty. */
    static final class Entry {

        private String type = "";
        private String id = "";
        private String version = "";

        String type() {
            return type;
        }

        String id() {
            return id;
        }

        String version() {
            return version;
        }
    }
}
