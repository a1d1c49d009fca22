package org.footbridge.guide.site.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.ArtefactGroup;
import org.footbridge.guide.site.guide.Guide;

/** View model of the front page: all artefacts by chapter, or those that contain every word of a query. */
public final class IndexView {
    private IndexView() {}

    /** A chapter and its artefacts. */
    record Chapter(ArtefactGroup group, List<Artefact> artefacts) {
        public int count() {
            return artefacts.size();
        }
    }

    /** {@code query} may be empty. */
    public static Map<String, Object> of(Guide guide, String query) {
        List<String> words = List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        List<Artefact> added = guide.added();
        List<Chapter> chapters = new ArrayList<>();
        for (ArtefactGroup group : ArtefactGroup.values()) {
            List<Artefact> found = (group == ArtefactGroup.INSTALLED ? added : guide.in(group))
                    .stream()
                            .filter(artefact -> words.stream()
                                    .allMatch(word -> text(artefact).contains(word)))
                            .toList();
            if (!found.isEmpty()) {
                chapters.add(new Chapter(group, found));
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("query", query.strip());
        model.put("chapters", chapters);
        model.put("found", chapters.stream().mapToInt(Chapter::count).sum());
        model.put("total", guide.all().size() + added.size());
        model.put("front", query.isBlank());
        model.put("modes", query.isBlank() ? ModeView.all(guide) : List.of());
        return model;
    }

    private static String text(Artefact artefact) {
        return String.join(
                        " ", artefact.type(), artefact.id(), artefact.title(), artefact.description(), artefact.url())
                .toLowerCase(Locale.ROOT);
    }
}
