package org.footbridge.directory.match;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.directory.listing.Listing;

/**
 * Languages, one of which is enough.
 *
 * @param wanted tags of BCP 47 in lower case, at least one
 */
record LanguageCriterion(List<String> wanted) implements Criterion {
    @Override
    public String name() {
        return "language";
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public Judgement judge(Listing listing) {
        List<String> spoken = listing.service().languages();
        if (spoken.isEmpty()) {
            return Judgement.UNKNOWN;
        }
        return wanted.stream().anyMatch(tag -> isSpoken(tag, spoken)) ? Judgement.YES : Judgement.OUT;
    }

    /** {@code en} is spoken where {@code en-gb} is, and the other way round. */
    private static boolean isSpoken(String tag, List<String> spoken) {
        return spoken.stream()
                .anyMatch(one -> one.equals(tag) || one.startsWith(tag + "-") || tag.startsWith(one + "-"));
    }

    @Override
    public Optional<String> words(Listing listing) {
        List<String> spoken = listing.service().languages();
        List<String> names = wanted.stream()
                .filter(tag -> spoken.isEmpty() || isSpoken(tag, spoken))
                .map(tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH))
                .toList();
        return Optional.of(
                spoken.isEmpty()
                        ? "the directory does not say whether it is available in " + Words.list(names)
                        : "available in " + Words.list(names));
    }
}
