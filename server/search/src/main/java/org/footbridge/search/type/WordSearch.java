package org.footbridge.search.type;

import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.index.FullText;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Words;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.ResourcePredicate;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.ResourceText;
import org.footbridge.search.value.WordQuery;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Full-text search in the words of the narrative, {@code _text}, or of all texts, {@code _content}. PostgreSQL's English
 * configuration stems the words and leaves out stop words.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#content">R4 3.1.1.4.2 _text and _content</a>
 */
public final class WordSearch implements ParameterType {

    /**
     * The query. The index has no positions of words; therefore the parts of a compound, which PostgreSQL requires to be
     * adjacent, are only required to be present.
     */
    private static final String QUERY =
            "(SELECT regexp_replace(to_tsquery('english', ?)::text, ' <(-|[0-9]+)> ', ' & ', 'g')::tsquery)";

    private static final String ACCEPTED =
            "words, each perhaps with * at its end, with AND, OR, NOT and parentheses between them, such as"
                    + " 'garden* AND NOT (debt OR housing)'; a phrase cannot be searched for";

    private final FullText mode;

    public WordSearch(FullText mode) {
        this.mode = mode;
    }

    /** {@code value} is the resource; there is one entry for both parameters. */
    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (mode == FullText.OFF) {
            return;
        }
        String narrative = value instanceof DomainResource resource ? ResourceText.ofNarrative(resource) : "";
        String content =
                mode == FullText.CONTENT && value instanceof Resource resource ? ResourceText.ofAll(resource) : "";
        entries.words(new Words(narrative, content));
    }

    @Override
    public Match match(Question question, String value) {
        String code = question.parameter().code();
        if (!mode.serves(code)) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Search parameter '" + code + "' is not supported here: it needs the setting"
                            + " footbridge.search.full-text to be '"
                            + (code.equals(CommonParameters.TEXT) ? "narrative' or 'content'." : "content'."));
        }
        String query = WordQuery.parse(Escapes.unescape(value)).orElseThrow(() -> question.mustBe(ACCEPTED, value));
        Sql test =
                Sql.of("v." + (code.equals(CommonParameters.TEXT) ? "narrative" : "content") + " @@ " + QUERY, query);
        Sql rowPredicate = Sql.of(
                        "EXISTS (SELECT 1 FROM (SELECT * FROM search_words x WHERE x.pid = s.pid OFFSET 0) v WHERE")
                .then(test.wrap(text -> text + ")"));
        Sql candidateIds = Sql.of("SELECT v.pid FROM search_words v WHERE").then(test);
        return Match.condition(new Condition(
                rowPredicate,
                Optional.of(candidateIds),
                Condition.Share.of(Condition.Share.RARE),
                Optional.empty(),
                ResourcePredicate.undecidable("the full-text parameter '" + code + "'")));
    }
}
