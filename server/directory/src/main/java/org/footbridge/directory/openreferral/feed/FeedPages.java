package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.footbridge.directory.openreferral.feed.FeedClient.Got;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Reads all services of a publisher over HTTP: the pages of the list, and then each service as a whole, unless the list says that it
 * has not been modified since the last import.
 */
final class FeedPages {
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 10_000;

    private final FeedClient client;
    private final String source;
    private final Optional<PlaceLookup> lookup;
    private final BiPredicate<String, String> known;
    private final Steps steps;
    private final List<Row> rows = new ArrayList<>();
    private boolean whole = true;

    /** {@code known} says of an id and a time of modification whether they are those of the last import. */
    FeedPages(
            FeedClient client,
            String source,
            Optional<PlaceLookup> lookup,
            BiPredicate<String, String> known,
            Steps steps) {
        this.client = client;
        this.source = source;
        this.lookup = lookup;
        this.known = known;
        this.steps = steps;
    }

    /** @throws Problem BUSINESS_RULE if not even the first page can be read */
    FeedFile.Read read() {
        boolean more = true;
        for (int page = 1; more && page <= PAGES_MAX; page++) {
            steps.at("Reading page " + page + " of the feed.", rows.size(), 0);
            Got got = client.get(source + "/services?page=" + page + "&per_page=" + PAGE);
            if (got.json().isEmpty() && page == 1) {
                throw new Problem(ProblemKind.BUSINESS_RULE, "The feed cannot be read. " + got.fault());
            } else if (got.json().isEmpty()) {
                whole = false;
                rows.add(Row.refused(
                        rows.size() + 1, "", "Page " + page + " and all behind it were not read. " + got.fault()));
                more = false;
            } else {
                more = page(got.json().get(), page);
            }
        }
        return new FeedFile.Read(rows, whole && !more);
    }

    /** Whether there is a further page. */
    private boolean page(JsonNode page, int number) {
        JsonNode contents = page.path("contents");
        contents.forEach(this::service);
        return !contents.isEmpty()
                && !page.path("last_page").asBoolean()
                && (!page.has("total_pages")
                        || number < page.path("total_pages").asInt());
    }

    private void service(JsonNode listed) {
        int number = rows.size() + 1;
        String id = listed.path("id").asText();
        if (id.isBlank()) {
            rows.add(RowReader.read(number, listed, lookup));
            return;
        }
        String modified = Dates.dateTime(listed.path("last_modified").asText()).orElse("");
        if (!modified.isEmpty() && known.test(id, modified)) {
            rows.add(Row.unread(number, id));
            return;
        }
        steps.at("Reading services.", number, 0);
        Got got = client.get(source + "/services/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
        rows.add(got.json()
                .map(service -> RowReader.read(number, service, lookup))
                .orElseGet(() -> Row.refused(number, id, got.fault())));
    }
}
