package org.footbridge.bench.check;

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
public final class Content {

    private static final JsonFactory JSON = new JsonFactory();

    private final Entry self = new Entry();
    private final List<Entry> entries = new ArrayList<>();
    private int total = -1;
    private String next = "";

    private Content() {}

    /** @throws WrongAnswer if the body is not JSON */
    public static Content of(Answer answer) throws WrongAnswer {
        Content content = new Content();
        try (JsonParser json = JSON.createParser(answer.body())) {
            json.nextToken();
            content.resource(json, content.self);
        } catch (IOException e) {
            throw new WrongAnswer("not JSON: " + answer.text());
        }
        return content;
    }

    public String type() {
        return self.type;
    }

    public String id() {
        return self.id;
    }

    public String version() {
        return self.version;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** -1 if the Bundle does not say. */
    public int total() {
        return total;
    }

    /** The link to the next page, empty if there is none. */
    public String next() {
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
            String relation = "";
            String url = "";
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "relation" -> relation = json.getText();
                    case "url" -> url = json.getText();
                    default -> json.skipChildren();
                }
            }
            if (relation.equals("next")) {
                next = url;
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
                switch (name) {
                    case "resource" -> resource(json, entry);
                    case "search" -> search(json, entry);
                    case "response" -> response(json, entry);
                    default -> json.skipChildren();
                }
            }
            entries.add(entry);
        }
    }

    private static void search(JsonParser json, Entry into) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("mode")) {
                into.mode = json.getText();
            } else {
                json.skipChildren();
            }
        }
    }

    private static void response(JsonParser json, Entry into) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "status" -> into.status = json.getText();
                case "location" -> into.location = json.getText();
                default -> json.skipChildren();
            }
        }
    }

    /** A member of a Bundle; what it does not say is empty. */
    public static final class Entry {

        private String type = "";
        private String id = "";
        private String version = "";
        private String mode = "";
        private String status = "";
        private String location = "";

        public String type() {
            return type;
        }

        public String id() {
            return id;
        }

        public String version() {
            return version;
        }

        /** Whether it was found or came along: match, include or outcome. */
        /** The HTTP status of an entry's own answer, with or without its name. */
        public String status() {
            return status;
        }

        public String location() {
            return location;
        }

        public String mode() {
            return mode;
        }

        public String reference() {
            return type + "/" + id;
        }

        /** Not a resource that was asked for, but a word about the search. */
        public boolean isOutcome() {
            return mode.equals("outcome") || type.equals("OperationOutcome");
        }
    }
}
