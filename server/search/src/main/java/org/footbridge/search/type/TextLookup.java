package org.footbridge.search.type;

import java.util.stream.Stream;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.ResourcePredicate;
import org.footbridge.search.query.RowPredicate;
import org.footbridge.search.query.TextColumn;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.sql.Sql;

/** Searches of tokens by their texts, which resources share. */
final class TextLookup {
    private static final TextColumn<Shared> TEXT = new TextColumn<>("t.text", Shared::text);

    private TextLookup() {}

    /** A resource that has a token of {@code parameter} whose text satisfies {@code test}. */
    static Match match(long parameter, RowPredicate<Shared> test) {
        return Match.condition(Condition.selectedKeys(
                Sql.of("SELECT t.key FROM token_text t WHERE t.parameter = ? AND", parameter)
                        .then(test.sql()),
                Condition.Share.RARE,
                ResourcePredicate.of(resource -> resource.entries().texts().shared().stream()
                        .anyMatch(text -> text.parameter() == parameter
                                && test.predicate().test(text)))));
    }

    /** A resource that has a token of {@code parameter} whose text begins with one of {@code stems}, at least one. */
    static Match startsWithAny(long parameter, Stream<String> stems) {
        return match(parameter, RowPredicate.any(stems.map(TEXT::startsWith).toList()));
    }
}
