package org.footbridge.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.json.Links;
import org.footbridge.json.Shape.Role;

/**
 * Puts the resources that a bundle brings along in the places where they are linked to by their full URLs, and those that
 * conditions name in the places of the conditions; notes what else is referred to.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#trules">R4 transaction processing rules</a>
 */
final class BundleLinks {
    private static final Pattern IN_NARRATIVE = Pattern.compile("(\\s(?:href|src)\\s*=\\s*)(\"[^\"]*\"|'[^']*')");
    private static final Pattern LOCAL = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(/_history/[^/]+)?");
    private static final Pattern ELSEWHERE =
            Pattern.compile("https?://\\S+/[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}(/_history/[^/]+)?");
    private static final Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");

    private final Map<String, String> targets = new HashMap<>();
    private final String base;

    /** @param base the URL of this server */
    BundleLinks(String base) {
        this.base = base + "/";
    }

    /** From the full URL of an entry to where it will be. */
    void add(String fullUrl, String type, String id) {
        String path = type + "/" + id;
        targets.put(fullUrl, path);
        int name = fullUrl.lastIndexOf("/" + type + "/");
        if (name >= 0 && !fullUrl.startsWith("urn:")) {
            targets.put(fullUrl.substring(name + 1), path); // a relative reference beside it means the same
        }
    }

    /** From a conditional reference to what it names. */
    void add(String condition, String path) {
        targets.put(condition, path);
    }

    /** The links of one resource. */
    Reader reader() {
        return new Reader();
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

        /** To resources here or elsewhere, and by conditions. */
        List<Reference> references() {
            return references;
        }

        @Override
        public String replace(String text, Role role, Place place) {
            if (role == Role.NARRATIVE) {
                return inNarrative(text);
            }
            String replaced = target(text);
            String within = replaced.startsWith(base) ? replaced.substring(base.length()) : replaced;
            if (role == Role.REFERENCE && isKnownForm(within)) {
                references.add(new Reference(place.path(), within.replaceFirst("/_history/.*", ""), false));
            }
            return replaced;
        }

        private static boolean isKnownForm(String reference) {
            return LOCAL.matcher(reference).matches()
                    || CONDITIONAL.matcher(reference).matches()
                    || ELSEWHERE.matcher(reference).matches();
        }

        private String inNarrative(String text) {
            return targets.isEmpty()
                    ? text
                    : IN_NARRATIVE.matcher(text).replaceAll(found -> {
                        String quoted = found.group(2);
                        char quote = quoted.charAt(0);
                        String link = quoted.substring(1, quoted.length() - 1);
                        return Matcher.quoteReplacement(found.group(1) + quote + target(link) + quote);
                    });
        }

        /** A fragment or version after a known link stays. */
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
