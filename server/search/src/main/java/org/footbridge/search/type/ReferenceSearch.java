package org.footbridge.search.type;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.address.ServerBase;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.value.CanonicalVersions;
import org.footbridge.search.value.ElementTypes;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.LogicalId;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.UriType;

/**
 * Reference parameters. A reference to a resource of this server is indexed by its target, whatever the version; a reference
 * to another server by its URL; a canonical with and without its version; an identifier for {@code :identifier}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#reference">R4 3.1.1.4.12 reference</a>
 */
public final class ReferenceSearch implements ParameterType {
    private static final String IDENTIFIER = "identifier";
    private static final String ABOVE = "above";
    private static final String BELOW = "below";
    private static final String HISTORY = "/_history/";
    private static final Pattern VERSION = Pattern.compile("/_history/[^/]+$");
    private static final Set<String> TYPES =
            Arrays.stream(ResourceType.values()).map(ResourceType::name).collect(Collectors.toUnmodifiableSet());

    private final Keys keys;
    private final ServerBase base;
    private final TokenSearch identifiers;

    /** A relative reference, {@code Type/id}, with or without a version. */
    private record Local(String type, String id) {}

    /** The target of a URL: its key, and whether it is a resource of this server. */
    private record Target(long key, boolean resource) {}

    /** @param serverBase the URL of this server without a slash at its end; empty if it has none */
    ReferenceSearch(Keys keys, String serverBase) {
        this.keys = keys;
        this.base = new ServerBase(serverBase);
        this.identifiers = new TokenSearch(keys, CodeSets.NONE);
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        index(value, key, true, entries);
    }

    @Override
    public void indexPart(Base value, long key, IndexEntries.Builder entries) {
        index(value, key, false, entries);
    }

    private void index(Base value, long key, boolean texts, IndexEntries.Builder entries) {
        if (value instanceof Reference reference) {
            if (reference.hasIdentifier()) {
                identifiers.indexPart(reference.getIdentifier(), identifierKey(key), entries);
            }
            if (reference.getReference() != null) {
                indexUrl(reference.getReference(), key, texts, entries);
            }
        } else if (value instanceof Resource resource && resource.hasId()) {
            // Such as Bundle.entry[0].resource of the parameters composition and message.
            add(new Target(keys.resource(resource.fhirType(), resource.getIdPart()), true), key, entries);
        } else if (value instanceof UriType canonical && canonical.hasValue()) {
            indexUrl(canonical.getValue(), key, texts, entries);
            if (texts && !canonical.getValue().startsWith("#")) {
                CanonicalLinks.indexReference(keys, key, canonical.getValue(), entries);
            }
        }
    }

    /** Adds the entries of a URL that is not a resource of this server; its text is the URL. */
    private void indexUrl(String url, long key, boolean texts, IndexEntries.Builder entries) {
        if (url.startsWith("#")) {
            return;
        }
        Target target = target(url);
        add(target, key, entries);
        if (texts && !target.resource()) {
            entries.texts().share(keys.reference(key, target.key()), key, unversioned(url));
        }
        int version = url.indexOf('|');
        if (version > 0) {
            add(target(url.substring(0, version)), key, entries);
        }
    }

    private void add(Target target, long key, IndexEntries.Builder entries) {
        entries.token(keys.reference(key, target.key()));
        if (target.resource()) {
            entries.link(key, target.key());
        }
    }

    private Target target(String url) {
        return local(base.relative(url))
                .map(local -> new Target(keys.resource(local.type(), local.id()), true))
                .orElseGet(() -> new Target(keys.url(unversioned(url)), false));
    }

    /** Every reference that is stored comes by here, and patterns would take a tenth of the time of all indexing. */
    private static Optional<Local> local(String url) {
        int slash = url.indexOf('/');
        if (slash < 1 || !TYPES.contains(url.substring(0, slash))) {
            return Optional.empty();
        }
        int end = url.indexOf('/', slash + 1);
        String id = url.substring(slash + 1, end < 0 ? url.length() : end);
        boolean versioned = end > 0
                && url.startsWith(HISTORY, end)
                && url.length() > end + HISTORY.length()
                && url.indexOf('/', end + HISTORY.length()) < 0;
        return LogicalId.isValid(id) && (end < 0 || versioned)
                ? Optional.of(new Local(url.substring(0, slash), id))
                : Optional.empty();
    }

    /** Whether {@code url} is {@code Type/id}, perhaps with a version. */
    public static boolean isRelative(String url) {
        return local(url).isPresent();
    }

    private static String unversioned(String url) {
        return url.contains(HISTORY) ? VERSION.matcher(url).replaceFirst("") : url;
    }

    private long identifierKey(long key) {
        return keys.value(key, ":" + IDENTIFIER);
    }

    /** {@code :identifier}, each type that the parameter may point to, and where versions of canonicals are. */
    @Override
    public Set<String> modifiers(SearchParameter parameter) {
        Set<String> modifiers = new HashSet<>(parameter.targets());
        modifiers.add(IDENTIFIER);
        if (ElementTypes.of(parameter.expression()).haveCanonicals()) {
            modifiers.addAll(List.of(ABOVE, BELOW));
        }
        return modifiers;
    }

    @Override
    public Match match(Question question, String value) {
        if (question.modifier().equals(IDENTIFIER)) {
            return identifiers.match(question.at(identifierKey(question.key())), value);
        }
        String url = Escapes.unescape(value);
        if (question.modifier().equals(ABOVE) || question.modifier().equals(BELOW)) {
            return relative(question, url);
        }
        if (LogicalId.isValid(url)) {
            return match(question, targets(question, url), url);
        }
        Optional<Local> local = local(url);
        boolean typed = question.modifier().isEmpty()
                || local.filter(known -> known.type().equals(question.modifier()))
                        .isPresent();
        if (!typed || (local.isEmpty() && url.indexOf(':') < 1)) {
            throw question.mustBe(accepted(question), value);
        }
        return Match.keys(keys.reference(question.key(), target(url).key()));
    }

    /** The canonicals of versions above or below that of {@code canonical}; all versions of one without a version. */
    private Match relative(Question question, String canonical) {
        if (canonical.indexOf(':') < 1) {
            throw question.mustBe("a canonical URL, perhaps with |version,", canonical);
        }
        Match same = Match.keys(keys.reference(question.key(), keys.url(canonical)));
        if (question.modifier().equals(ABOVE)) {
            return Match.any(Stream.concat(Stream.of(canonical), CanonicalVersions.above(canonical).stream())
                    .map(url -> Match.keys(keys.reference(question.key(), keys.url(url))))
                    .toList());
        } else if (!CanonicalVersions.hasVersion(canonical)) {
            return same;
        }
        return Match.any(List.of(
                same, TextLookup.startsWithAny(question.key(), CanonicalVersions.stemsBelow(canonical).stream())));
    }

    private Match match(Question question, List<String> types, String id) {
        return Match.keys(types.stream()
                .mapToLong(type -> keys.reference(question.key(), keys.resource(type, id)))
                .toArray());
    }

    private static List<String> targets(Question question, String id) {
        if (!question.modifier().isEmpty()) {
            return List.of(question.modifier());
        } else if (question.parameter().targets().isEmpty()) {
            throw question.mustBe("Type/id or an absolute URL", id);
        }
        return question.parameter().targets();
    }

    private static String accepted(Question question) {
        return question.modifier().isEmpty()
                ? "an id, Type/id or an absolute URL"
                : "an id or " + question.modifier() + "/id";
    }
}
