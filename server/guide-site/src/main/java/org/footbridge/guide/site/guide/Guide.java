package org.footbridge.guide.site.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every artefact in effect, indexed by reference and by canonical URL, with an index of the artefacts that mention each.
 * Construction reads every artefact once; an instance is immutable.
 */
public final class Guide {
    private final Map<String, Artefact> byReference = new LinkedHashMap<>();
    private final Map<String, Artefact> byUrl = new HashMap<>();
    private final Map<String, Set<Artefact>> mentioning = new HashMap<>();
    private final OtherDefinitions others;
    private final Function<String, List<SearchCode>> searchCodes;

    /**
     * @param searchCodes returns the search parameters of a resource type
     */
    public Guide(List<Artefact> artefacts, OtherDefinitions others, Function<String, List<SearchCode>> searchCodes) {
        this.others = others;
        this.searchCodes = searchCodes;
        for (Artefact artefact : artefacts) {
            byReference.putIfAbsent(artefact.reference(), artefact);
            if (!artefact.url().isEmpty()) {
                byUrl.putIfAbsent(artefact.url(), artefact);
            }
        }
        byReference.values().forEach(artefact -> noteMentions(artefact, artefact.tree()));
    }

    private void noteMentions(Artefact from, JsonNode node) {
        if (node.isTextual()) {
            Optional<Artefact> target = mentioned(node.asText()).filter(found -> !found.equals(from));
            target.ifPresent(found -> mentioning
                    .computeIfAbsent(found.reference(), reference -> new LinkedHashSet<>())
                    .add(from));
        }
        // an ImplementationGuide lists artefacts but does not use them
        if (from.group() != ArtefactGroup.GUIDE) {
            node.forEach(child -> noteMentions(from, child));
        }
    }

    /** Returns the artefact to which a text refers by reference or canonical URL; empty if it is not in the guide. */
    public Optional<Artefact> mentioned(String text) {
        Artefact referred = byReference.get(text);
        return referred == null ? Optional.ofNullable(byUrl.get(withoutVersion(text))) : Optional.of(referred);
    }

    /** The first codes of a value set, {@code max} at most; empty if they cannot be known here. */
    public Optional<OtherDefinitions.Codes> codes(String valueSet, int max) {
        return others.codes(valueSet, max);
    }

    /** The artefact of the guide with this type and id. */
    public Optional<Artefact> find(String type, String id) {
        return Optional.ofNullable(byReference.get(type + "/" + id));
    }

    /**
     * The definition with this canonical URL, which may end in {@code |version}: of the guide, or another that the server
     * has. Empty if there is none, or none of that version.
     */
    public Optional<Artefact> resolve(String canonical) {
        String url = withoutVersion(canonical);
        Optional<Artefact> own = Optional.ofNullable(byUrl.get(url));
        Optional<Artefact> found =
                own.isPresent() ? own : others.find(url).map(json -> Artefacts.other(url, json.get()));
        return found.filter(artefact -> hasVersion(artefact, canonical));
    }

    /** The definition of the guide whose canonical URL is a host and {@code path}, which may end in {@code |version}. */
    public Optional<Artefact> atPath(String path) {
        String bare = withoutVersion(path);
        return byUrl.values().stream()
                .filter(artefact ->
                        artefact.url().replaceFirst("^https?://[^/]+", "").equals(bare))
                .filter(artefact -> hasVersion(artefact, path))
                .findFirst();
    }

    private static boolean hasVersion(Artefact artefact, String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0
                || artefact.tree().path("version").asText().equals(canonical.substring(bar + 1))
                || artefact.type().equals("NamingSystem");
    }

    /**
     * Returns a link to the definition of a canonical URL, labelled with the last part of the URL; text only if this server
     * does not have the definition.
     */
    public Link link(String canonical) {
        String url = withoutVersion(canonical);
        String name = url.substring(url.lastIndexOf('/') + 1);
        Artefact own = byUrl.get(url);
        if (own != null) {
            return own.link();
        }
        return others.find(url).isPresent() ? new Link(name, Artefacts.pathByUrl(url)) : Link.to(canonical);
    }

    public List<Artefact> in(ArtefactGroup group) {
        return byReference.values().stream()
                .filter(artefact -> artefact.group() == group)
                .toList();
    }

    /** The search parameters of a resource type in alphabetical order. */
    public List<SearchCode> searchCodes(String type) {
        return searchCodes.apply(type);
    }

    /** The definitions that are stored on this server at present, without those of the guide. */
    public List<Artefact> added() {
        return others.added().stream()
                .filter(added -> !byUrl.containsKey(added.url()))
                .map(added -> Artefacts.added(
                        added, () -> others.find(added.url()).orElseThrow().get()))
                .toList();
    }

    public List<Artefact> all() {
        return List.copyOf(byReference.values());
    }

    /** The artefacts in whose JSON {@code artefact} is named. */
    public List<Artefact> mentioning(Artefact artefact) {
        return new ArrayList<>(mentioning.getOrDefault(artefact.reference(), Set.of()));
    }

    private static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
