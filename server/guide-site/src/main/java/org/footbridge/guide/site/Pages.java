package org.footbridge.guide.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.ArtefactGroup;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.view.ArtefactView;
import org.footbridge.guide.site.view.IndexView;

/** The pages of one guide. A page is rendered on first request; a cache keeps a few megabytes of pages. */
public final class Pages {
    private static final long CHARACTERS_MAX = 4_000_000;

    private final Guide guide;
    private final Templates templates = new Templates();
    private final Cache<String, String> rendered = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS_MAX)
            .weigher((String path, String html) -> html.length())
            .build();

    public Pages(Guide guide) {
        this.guide = guide;
    }

    public Guide guide() {
        return guide;
    }

    /** Returns the front page, filtered to artefacts that contain every word of {@code query}, which may be empty. */
    public String index(String query) {
        return query.isBlank()
                ? rendered.get("front " + added(), front -> page("index", IndexView.of(guide, "")))
                : page("index", IndexView.of(guide, query));
    }

    public String artefact(Artefact artefact) {
        if (artefact.type().equals("ValueSet")) { // its codes may be in systems that change
            return page("artefact", ArtefactView.of(artefact, guide));
        }
        // definitions outside the guide can change
        boolean changes = artefact.path().contains("?");
        String key = artefact.path() + (changes ? "#" + artefact.json().get().hashCode() : "");
        return rendered.get(key, path -> page("artefact", ArtefactView.of(artefact, guide)));
    }

    /** Returns a hash of the stored definitions, which changes with them. */
    private int added() {
        return guide.added().stream()
                .map(artefact -> artefact.url() + artefact.title() + artefact.description())
                .toList()
                .hashCode();
    }

    /** Returns the page about the way of a referral, with the operations that take its steps. */
    public String referrals() {
        return rendered.get("referrals", path -> {
            List<Artefact> operations = guide.in(ArtefactGroup.OPERATION).stream()
                    .filter(artefact -> isAboutReferrals(artefact.json().get()))
                    .toList();
            Map<String, Object> model =
                    new HashMap<>(Map.of("title", "The way of a referral", "operations", operations));
            return page("referrals", model);
        });
    }

    private static boolean isAboutReferrals(String definition) {
        return definition.matches("(?s).*\"resource\"\\s*:\\s*\\[\\s*\"(Task|ServiceRequest)\".*");
    }

    /** Returns the page for an error, with links to other pages. */
    public String problem(int status, String message) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", status == 404 ? "Not found" : "This page cannot be shown");
        model.put("status", status);
        model.put("message", message);
        return page("problem", model);
    }

    private String page(String template, Map<String, Object> model) {
        model.putIfAbsent("title", "Implementation guide");
        model.putIfAbsent("query", "");
        model.put("style", Asset.STYLE.href());
        model.put("script", Asset.FILTER.href());
        return templates.write(template, model);
    }
}
