package org.footbridge.rest.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.footbridge.directory.match.Match;
import org.footbridge.directory.match.Matcher.Ranking;
import org.footbridge.directory.match.Reason;
import org.footbridge.json.ExactJson;
import org.footbridge.rest.response.BundleIds;
import org.footbridge.store.resource.StoredVersion;

/**
 * A page of matches as a searchset.
 *
 * @param base of full URLs
 * @param extension canonical URL of the extension {@code match-reason}
 * @param self absolute URL that repeats this page
 * @param next absolute URL of the next page; empty on the last
 */
record MatchBundle(String base, String extension, String self, Optional<String> next) {
    /**
     * UTF-8 JSON.
     *
     * @param services by id; a match without one is left out: it was deleted meanwhile
     * @param included their Locations and Organizations, by {@code Type/id}
     */
    byte[] json(Ranking ranking, Map<String, StoredVersion> services, Map<String, StoredVersion> included) {
        ObjectNode bundle = ExactJson.MAPPER.createObjectNode();
        bundle.put("resourceType", "Bundle").put("id", BundleIds.fresh()).put("type", "searchset");
        bundle.put("total", ranking.total());
        ArrayNode links = bundle.putArray("link");
        links.addObject().put("relation", "self").put("url", self);
        next.ifPresent(url -> links.addObject().put("relation", "next").put("url", url));
        ArrayNode entries = ExactJson.MAPPER.createArrayNode();
        for (Match match : ranking.matches()) {
            StoredVersion version = services.get(match.id());
            if (version != null) {
                search(entry(entries, version).putObject("search"), match);
            }
        }
        included.values()
                .forEach(version -> entry(entries, version).putObject("search").put("mode", "include"));
        if (!entries.isEmpty()) {
            bundle.set("entry", entries);
        }
        return bundle.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode entry(ArrayNode entries, StoredVersion version) {
        ObjectNode entry = entries.addObject();
        entry.put("fullUrl", base + "/" + version.type() + "/" + version.id());
        entry.set("resource", DirectoryCalls.tree(version.body()));
        return entry;
    }

    private void search(ObjectNode search, Match match) {
        ArrayNode reasons = search.putArray("extension");
        for (Reason reason : match.reasons()) {
            ArrayNode parts = reasons.addObject().put("url", extension).putArray("extension");
            parts.addObject().put("url", "criterion").put("valueCode", reason.criterion());
            parts.addObject().put("url", "met").put("valueCode", reason.fit().code());
            parts.addObject().put("url", "text").put("valueString", reason.text());
        }
        if (reasons.isEmpty()) {
            search.remove("extension");
        }
        search.put("mode", "match").put("score", match.score());
    }
}
