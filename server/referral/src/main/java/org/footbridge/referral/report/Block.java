package org.footbridge.referral.report;

import java.util.List;

/** A piece of text in a section of a report, which becomes XHTML. */
sealed interface Block {
    /** A paragraph; line ends in it are kept. */
    record Paragraph(String text) implements Block {}

    /** Names and their values. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = facts.stream().filter(fact -> !fact.value().isBlank()).toList();
        }
    }

    /** A name and its value; left out if the value is blank. */
    record Fact(String name, String value) {}

    /** A list of paragraphs. */
    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** A table with a heading for each column. */
    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Whether it has nothing to show. */
    default boolean isEmpty() {
        if (this instanceof Facts facts) {
            return facts.facts().isEmpty();
        } else if (this instanceof Bullets bullets) {
            return bullets.items().isEmpty();
        }
        return this instanceof Table table && table.rows().isEmpty();
    }
}
