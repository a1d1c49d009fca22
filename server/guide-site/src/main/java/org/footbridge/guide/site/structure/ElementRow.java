package org.footbridge.guide.site.structure;

import java.util.List;
import org.footbridge.guide.site.guide.Link;

/**
 * One row of the tree of a profile. {@code branches} are the lines that lead to it, outermost first; inherited parts are
 * marked, so that the reader sees the profile's own rules.
 */
record ElementRow(
        String id,
        String anchor,
        List<String> branches,
        Kind kind,
        String name,
        Marks marks,
        Inheritable cardinality,
        List<TypeLabel> types,
        Inheritable meaning,
        List<Fact> facts) {
    /** The symbol before the name. */
    enum Kind {
        ROOT,
        GROUP,
        VALUE,
        DATATYPE,
        REFERENCE,
        EXTENSION,
        SLICE,
        CHOICE;

        public String symbol() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The flags of an element: must-support, modifier, in summaries, constrained, and {@code prohibited} for a maximum of 0.
     */
    record Marks(boolean mustSupport, boolean modifier, boolean summary, boolean constrained, boolean prohibited) {
        /** As one text. */
        String text() {
            return (mustSupport ? "S" : "") + (modifier ? "?!" : "") + (summary ? "Σ" : "") + (constrained ? "I" : "");
        }
    }

    /** A text that may be inherited from the base definition. */
    record Inheritable(String text, boolean inherited) {}

    /** A type, with the target profiles of a reference or canonical. */
    record TypeLabel(Link link, List<Link> targets) {
        String text() {
            return targets.isEmpty()
                    ? link.text()
                    : link.text() + "("
                            + String.join(
                                    " | ", targets.stream().map(Link::text).toList()) + ")";
        }
    }

    /** A detail of an element: a binding, a fixed value, or its slicing. */
    record Fact(String label, String strength, List<Link> values) {
        String text() {
            return label + (strength.isEmpty() ? "" : " " + strength) + ": "
                    + String.join(", ", values.stream().map(Link::text).toList());
        }
    }

    /** The depth in the tree, at most 9. */
    public int depth() {
        return Math.min(branches.size(), 9);
    }

    /** The row as plain text: what people see of it, without the lines. */
    String text() {
        StringBuilder text = new StringBuilder("  ".repeat(branches.size())).append(name);
        for (String part : List.of(
                marks.text(),
                cardinality.text(),
                String.join(" ", types.stream().map(TypeLabel::text).toList()),
                meaning.text(),
                String.join("; ", facts.stream().map(Fact::text).toList()))) {
            text.append(" | ").append(part);
        }
        return text.toString();
    }
}
