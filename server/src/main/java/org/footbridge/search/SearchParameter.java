package org.footbridge.search;

import java.util.List;

/**
 * A search parameter on one resource type. {@code expression} is empty for one that has none, such as {@code _text};
 * {@code targets} are the types a reference may point to.
 *
 * @see <a href="https://hl7.org/fhir/R4/searchparameter.html">R4 SearchParameter</a>
 */
public record SearchParameter(
        String type, String code, Kind kind, Source source, List<String> targets, List<Component> components) {
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
        SPECIAL
    }

    /** Where the parameter comes from: its canonical URL, and where in a resource the values are. */
    public record Source(String url, String expression) {}

    /** A part of a composite. {@code expression} starts at a value of the composite's own expression. */
    public record Component(Kind kind, String expression) {}

    public SearchParameter {
        targets = List.copyOf(targets);
        components = List.copyOf(components);
    }

    /** The canonical URL of the definition. */
    public String url() {
        return source.url();
    }

    /** FHIRPath of the values, only of those alternatives that can apply to {@link #type}. */
    public String expression() {
        return source.expression();
    }

    /** Whether it can be searched for; the others are known, so that they are refused and not ignored. */
    public boolean isSupported() {
        boolean composite = kind != Kind.COMPOSITE || CompositeSearch.supports(components);
        return composite && kind != Kind.SPECIAL && !expression().isEmpty();
    }
}
