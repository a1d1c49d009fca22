package org.footbridge.search.parameter;

import java.util.List;
import java.util.Locale;
import org.footbridge.search.value.ElementPath;

/**
 * A search parameter on one resource type. {@code expression} is empty for one that has none, such as {@code _text};
 * {@code targets} are the types a reference may point to.
 *
 * @see <a href="https://hl7.org/fhir/R4/searchparameter.html">R4 SearchParameter</a>
 */
public record SearchParameter(
        String type,
        String code,
        Kind kind,
        Source source,
        List<String> targets,
        List<Component> components,
        Derivation derivation) {
    /**
     * The type of the values.
     *
     * @see <a href="https://hl7.org/fhir/R4/valueset-search-param-type.html">R4 search parameter types</a>
     */
    public enum Kind {
        TOKEN,
        REFERENCE,
        STRING,
        DATE,
        NUMBER,
        QUANTITY,
        URI,
        COMPOSITE,
        SPECIAL,
        /** Full text. R4 calls it a string, and then gives it another meaning. */
        WORDS;

        /** The code of R4. */
        public String code() {
            return this == WORDS ? "string" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** The origin of a parameter: its canonical URL, and the expression that selects its values. */
    public record Source(String url, String expression) {}

    /**
     * A component of a composite. {@code expression} starts at a value of the composite's own expression; {@code url} is the
     * canonical URL of the parameter that defines the component.
     */
    public record Component(Kind kind, String expression, String url) {}

    /**
     * Derivation of a parameter from others of its type, so that it needs no index entries: it has a value where any of them
     * has it, or where all of them match in the order of its components.
     */
    public record Derivation(Rule rule, List<SearchParameter> parameters) {
        /** The derivation of a parameter that has its own entries. */
        static final Derivation NONE = new Derivation(Rule.NONE, List.of());

        /** The way in which the other parameters are combined. */
        public enum Rule {
            NONE,
            ANY,
            ALL
        }

        public Derivation {
            parameters = List.copyOf(parameters);
        }
    }

    public SearchParameter {
        targets = List.copyOf(targets);
        components = List.copyOf(components);
    }

    /** The canonical URL of the definition. */
    public String url() {
        return source.url();
    }

    /** The FHIRPath of the values, limited to the alternatives that apply to {@link #type}. */
    public String expression() {
        return source.expression();
    }

    /** The properties that determine the parameter's entries, as a text to compare. */
    public String content() {
        StringBuilder text = new StringBuilder();
        describe(text);
        return text.toString();
    }

    void describe(StringBuilder to) {
        to.append(kind).append(' ').append(expression());
        components.forEach(
                part -> to.append(" $ ").append(part.kind()).append(' ').append(part.expression()));
        if (derivation.rule() != Derivation.Rule.NONE) {
            to.append(' ').append(derivation.rule());
            derivation.parameters().forEach(other -> to.append(' ').append(other.code()));
        }
    }

    /** Returns the same parameter with its derivation. */
    SearchParameter derivedFrom(Derivation.Rule rule, List<SearchParameter> parameters) {
        return new SearchParameter(type, code, kind, source, targets, components, new Derivation(rule, parameters));
    }

    /** Whether a resource has one value at most, as far as the expression shows. */
    public boolean isSingle() {
        return ElementPath.isSingle(expression());
    }

    /** Whether resources have entries for it. */
    public boolean isIndexed() {
        return derivation.rule() == Derivation.Rule.NONE
                && isSupported()
                && !expression().isEmpty();
    }

    /** Whether it can be searched for; the others are known, so that they are refused and not ignored. */
    public boolean isSupported() {
        boolean composite = kind != Kind.COMPOSITE
                || derivation.rule() != Derivation.Rule.NONE
                || CompositeParts.areSupported(components);
        boolean special = kind == Kind.SPECIAL && !code.equals("near");
        return composite && !special && (kind == Kind.WORDS || !expression().isEmpty());
    }
}
