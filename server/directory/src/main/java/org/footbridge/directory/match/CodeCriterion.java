package org.footbridge.directory.match;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.directory.listing.Codes;
import org.footbridge.directory.listing.ListedService;
import org.footbridge.directory.listing.Listing;

/**
 * Codes that a service has to have. A service that has codes of the same system, but not this one, does not fit; of one without any
 * code of the system it is not known.
 *
 * @param wanted at least one
 * @param all whether it has to have all of them, or one
 * @param verb what the service does with them, in words, such as "offers"
 */
record CodeCriterion(
        String name, int weight, List<Token> wanted, boolean all, String verb, Function<ListedService, Codes> codes)
        implements Criterion {
    @Override
    public Judgement judge(Listing listing) {
        Codes has = codes.apply(listing.service());
        int present = 0;
        int missing = 0;
        for (Token token : wanted) {
            if (has.has(token.key())) {
                present++;
            } else if (has.speaks(token.system())) {
                missing++;
            }
        }
        if (all) {
            return missing > 0 ? Judgement.OUT : present == wanted.size() ? Judgement.YES : Judgement.UNKNOWN;
        } else if (present > 0) {
            return Judgement.YES;
        }
        return missing == wanted.size() ? Judgement.OUT : Judgement.UNKNOWN;
    }

    @Override
    public Optional<String> words(Listing listing) {
        Codes has = codes.apply(listing.service());
        List<String> present = wanted.stream()
                .filter(token -> has.has(token.key()))
                .map(Token::name)
                .toList();
        List<String> unknown = wanted.stream()
                .filter(token -> !has.has(token.key()))
                .map(Token::name)
                .toList();
        String said = verb + " " + Words.list(present);
        if (judge(listing).fit() == Fit.YES) {
            return Optional.of(said);
        }
        String unsaid = "the directory does not say whether it " + verb + " " + Words.list(unknown);
        return Optional.of(present.isEmpty() ? unsaid : said + "; " + unsaid);
    }
}
