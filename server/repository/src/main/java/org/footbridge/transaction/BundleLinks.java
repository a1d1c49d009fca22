package org.footbridge.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.address.ServerBase;
import org.footbridge.json.Links;
import org.footbridge.json.Shape.Role;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Resolves the links within a bundle: full URLs and conditional references become {@code Type/id}, absolute references to this
 * server become relative, and all other references are recorded.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#trules">R4 transaction processing rules</a>
 * @see <a href="https://hl7.org/fhir/R4/bundle.html#references">R4 resolving references in bundles</a>
 */
final class BundleLinks {
    private static final Pattern IN_NARRATIVE = Pattern.compile("(\\s(?:href|src)\\s*=\\s*)(\"[^\"]*\"|'[^']*')");
    private static final Pattern LOCAL = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(/_history/[^/]+)?");
    private static final Pattern ELSEWHERE =
            Pattern.compile("https?://\\S+/[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}(/_history/[^/]+)?");
    private static final Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");
    private static final Pattern RESTFUL = Pattern.compile("(https?://\\S+)/([A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64})");

    /** URNs that can only be meant for entries of the same bundle: elsewhere they are names, such as that of a message's endpoint. */
    private static final Pattern IN_REFERENCE = Pattern.compile("(?i)urn:(?:uuid|oid):");

    private static final Pattern IN_URL = Pattern.compile("(?i)urn:uuid:");
    private static final Pattern NOWHERE = Pattern.compile("(?!)");

    private final Map<String, String> targets = new HashMap<>();

    /** By what full URLs are relative to their own bases, whichever those are. */
    private final Map<String, String> relative = new HashMap<>();

    /** The keys of those that several entries have. */
    private final Set<String> ambiguous = new HashSet<>();

    private final LocalLinks local;

    /** @param base under which the client reached the server */
    BundleLinks(ServerBase base) {
        this.local = new LocalLinks(base);
    }

    /** From the full URL of an entry to where it will be. */
    void add(String fullUrl, String type, String id) {
        String path = type + "/" + id;
        if (targets.put(fullUrl, path) != null) {
            ambiguous.add(fullUrl); // versions of one resource may have the same
        }
        local.below(fullUrl).ifPresent(own -> targets.put(own, path));
        Matcher restful = RESTFUL.matcher(fullUrl);
        if (restful.matches() && relative.put(restful.group(2), path) != null) {
            ambiguous.add(restful.group(2));
        }
    }

    /** From a conditional reference to what it names. */
    void add(String condition, String path) {
        targets.put(condition, path);
    }

    /** The links of one resource; {@code bundled} if URNs in it name what comes with its bundle, in which it has {@code fullUrl}. */
    Reader reader(boolean bundled, String fullUrl) {
        Matcher restful = RESTFUL.matcher(fullUrl);
        boolean foreign = restful.matches() && local.below(fullUrl).isEmpty();
        return new Reader(bundled, foreign ? restful.group(1) : "");
    }

    /**
     * Where a resource is referred to.
     *
     * @param path of the element, as FHIRPath
     * @param target {@code Type/id}, a condition {@code Type?query}, or the URL of a resource elsewhere
     * @param found whether a condition was there, which led to the target
     */
    record Reference(String path, String target, boolean found) {
        boolean isConditional() {
            return CONDITIONAL.matcher(target).matches();
        }

        boolean isElsewhere() {
            return ELSEWHERE.matcher(target).matches();
        }

        String type() {
            Matcher matcher = CONDITIONAL.matcher(target);
            return matcher.matches() ? matcher.group(1) : target.substring(0, target.indexOf('/'));
        }

        /** The condition without the type. */
        String query() {
            return target.substring(target.indexOf('?') + 1);
        }
    }

    /** Reads one resource, and keeps the references in it. */
    final class Reader implements Links {
        private final List<Reference> references = new ArrayList<>();
        private final boolean bundled;

        /** The other server that relative references are relative to; empty if it is this one, or nothing says. */
        private final String root;

        private Reader(boolean bundled, String root) {
            this.bundled = bundled;
            this.root = root;
        }

        /** To resources here or elsewhere, and by conditions. */
        List<Reference> references() {
            return references;
        }

        @Override
        public String replace(String text, Role role, Place place) {
            if (role == Role.NARRATIVE) {
                return inNarrative(text, place);
            }
            requireOne(text, place);
            if (role != Role.REFERENCE) {
                String replaced = target(text);
                requireLed(replaced, role == Role.URL ? IN_URL : NOWHERE, place);
                return replaced;
            }
            String replaced = reference(text);
            requireLed(replaced, IN_REFERENCE, place);
            if (isKnownForm(replaced)) {
                references.add(new Reference(place.path(), replaced.replaceFirst("/_history/.*", ""), false));
            }
            return replaced;
        }

        /** The target of a reference: another entry, by a condition, or to this server or another. */
        private String reference(String text) {
            if (!root.isEmpty() && LOCAL.matcher(text).matches()) {
                return targets.getOrDefault(root + "/" + text, text);
            }
            String target = target(text);
            if (!target.equals(text)) {
                return target;
            }
            return local.below(text)
                    .map(this::target)
                    .orElseGet(() -> ambiguous.contains(text) ? text : relative.getOrDefault(text, text));
        }

        private void requireOne(String link, Place place) {
            if (!ambiguous.isEmpty() && link.contains(":") && ambiguous.contains(link.replaceFirst("#.*", ""))) {
                throw new Problem(
                        ProblemKind.RULE,
                        "'" + Criteria.shortened(link) + "' is the fullUrl of several entries; it must name one.",
                        place.path());
            }
        }

        /** In a bundle, a URN where a location belongs leads to another entry or nowhere. */
        private void requireLed(String link, Pattern urn, Place place) {
            if (bundled && urn.matcher(link).lookingAt()) {
                throw new Problem(
                        ProblemKind.RULE,
                        "'" + Criteria.shortened(link)
                                + "' is the fullUrl of no entry that is stored along with this one;"
                                + " in a transaction, give that of one. Entries of a batch cannot refer to each other.",
                        place.path());
            }
        }

        private static boolean isKnownForm(String reference) {
            return LOCAL.matcher(reference).matches()
                    || CONDITIONAL.matcher(reference).matches()
                    || ELSEWHERE.matcher(reference).matches();
        }

        private String inNarrative(String text, Place place) {
            return targets.isEmpty() && !text.contains("urn:")
                    ? text
                    : IN_NARRATIVE.matcher(text).replaceAll(found -> {
                        String quoted = found.group(2);
                        char quote = quoted.charAt(0);
                        String link = target(quoted.substring(1, quoted.length() - 1));
                        requireOne(link, place);
                        requireLed(link, IN_URL, place);
                        return Matcher.quoteReplacement(found.group(1) + quote + link + quote);
                    });
        }

        /** A fragment after a known link stays. */
        private String target(String link) {
            String target = targets.get(link);
            if (target != null) {
                return target;
            }
            int fragment = link.indexOf('#');
            String before = fragment > 0 ? targets.get(link.substring(0, fragment)) : null;
            return before == null ? link : before + link.substring(fragment);
        }
    }
}
