package org.footbridge.search;

import org.footbridge.search.value.Escapes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;

/**
 * URI parameters: the exact value; a canonical also without its version.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#uri">R4 3.1.1.4.14 uri</a>
 */
final class UriSearch implements ParameterType {
    private final Keys keys;

    UriSearch(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (!value.isPrimitive() || !value.hasPrimitiveValue()) {
            return;
        }
        String uri = value.primitiveValue();
        entries.token(keys.value(key, uri));
        int version = value instanceof CanonicalType ? uri.indexOf('|') : -1;
        if (version > 0) {
            entries.token(keys.value(key, uri.substring(0, version)));
        }
    }

    @Override
    public Match match(Question question, String value) {
        return Match.keys(keys.value(question.key(), Escapes.unescape(value)));
    }
}
