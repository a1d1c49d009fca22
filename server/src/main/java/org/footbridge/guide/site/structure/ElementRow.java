package org.footbridge.guide.site.structure;

import java.util.List;
import org.footbridge.guide.site.guide.Link;

/**
 * One row of the tree of a profile. {@code branches} are the lines that lead to it, outermost first; what is only
 * inherited is marked, so that a reader sees what the profile itself says.
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
    /** What the symbol before the name says. */
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

    /** Flags: must-support, modifier, in summaries, has rules of its own; {@code prohibited}: must not be there. */
    record Marks(boolean mustSupport, boolean modifier, boolean summary, boolean constrained, boolean prohibited) {
        /** As one text. */
        String text() {
            return (mustSupport ? "S" : "") + (modifier ? "?!" : "") + (summary ? "Σ" : "") + (constrained ? "I" : "");
        }
    }

    /** A text that may come from a parent. */
    record Inheritable(String text, boolean inherited) {}

    /** A type, and for references what they may lead to, for canonicals what they may name. */
    record TypeLabel(Link link, List<Link> targets) {
        String text() {
            return targets.isEmpty()
                    ? link.text()
                    : link.text() + "("
                            + String.join(
                                    " | ", targets.stream().map(Link::text).toList()) + ")";
        }
    }

    /** Something more about an element: a binding, a fixed value, how it is sliced. */
    record Fact(String label, String strength, List<Link> values) {
        String text() {
            return label + (strength.isEmpty() ? "" : " " + strength) + ": "
                    + String.join(", ", values.stream().map(Link::text).toList());
        }
    }

    /** How many elements it is below, at most 9. */
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
