package org.footbridge.search.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.NormalText;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The token modifier {@code :text}: a text of the code begins with the query value; it ignores case and diacritics. The
 * texts are tokens under a key that is derived from the parameter's key.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#modifiers">R4 modifiers</a>
 */
final class TextModifier {
    static final String NAME = "text";

    private final Keys keys;

    TextModifier(Keys keys) {
        this.keys = keys;
    }

    void index(Base value, long key, IndexEntries.Builder entries) {
        List<String> texts = texts(value);
        if (texts.isEmpty()) {
            return;
        }
        long texted = texted(key);
        for (String text : texts) {
            String normal = NormalText.of(text);
            if (!normal.isEmpty()) {
                long token = keys.value(texted, normal);
                entries.token(token);
                entries.texts().share(token, texted, normal);
            }
        }
    }

    private long texted(long key) {
        return keys.value(key, ":" + NAME);
    }

    private static List<String> texts(Base value) {
        List<String> texts = new ArrayList<>(2);
        if (value instanceof CodeableConcept concept) {
            addAll(concept, texts);
        } else if (value instanceof Coding coding) {
            add(coding.getDisplay(), texts);
        } else if (value instanceof Identifier identifier && identifier.hasType()) {
            addAll(identifier.getType(), texts);
        }
        return texts;
    }

    private static void addAll(CodeableConcept concept, List<String> texts) {
        add(concept.getText(), texts);
        concept.getCoding().forEach(coding -> add(coding.getDisplay(), texts));
    }

    private static void add(@Nullable String text, List<String> texts) {
        if (text != null && !text.isEmpty()) {
            texts.add(text);
        }
    }

    Match match(Question question, String value) {
        String normal = NormalText.of(Escapes.unescape(value));
        if (normal.isEmpty()) {
            throw question.mustBe("a text with at least one letter or digit", value);
        }
        return TextLookup.startsWithAny(texted(question.key()), Stream.of(normal));
    }
}
