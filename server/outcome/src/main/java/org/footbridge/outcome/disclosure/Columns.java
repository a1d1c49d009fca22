package org.footbridge.outcome.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a table of counts as a tree: a column with children is their sum. The first is the root. */
public final class Columns {
    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final String root;

    private Columns(String root) {
        this.root = root;
        children.put(root, List.of());
    }

    /** A tree of one column. */
    public static Columns of(String root) {
        return new Columns(root);
    }

    /** The same, where {@code parent} is the sum of {@code parts}. */
    public Columns with(String parent, String... parts) {
        if (!children.containsKey(parent) || !children(parent).isEmpty()) {
            throw new IllegalArgumentException(parent + " is no leaf");
        }
        Columns more = new Columns(root);
        more.children.putAll(children);
        more.parents.putAll(parents);
        more.children.put(parent, List.of(parts));
        for (String part : parts) {
            more.children.put(part, List.of());
            more.parents.put(part, parent);
        }
        return more;
    }

    /** The same without the columns below {@code parent}. */
    public Columns without(String parent) {
        Columns fewer = new Columns(root);
        children.forEach((column, parts) -> {
            if (!isBelow(column, parent)) {
                fewer.children.put(column, column.equals(parent) ? List.of() : parts);
                parent(column).ifPresent(above -> fewer.parents.put(column, above));
            }
        });
        return fewer;
    }

    /** The sum of all. */
    public String root() {
        return root;
    }

    /** All columns in the order in which they were named. */
    public List<String> inOrder() {
        return List.copyOf(children.keySet());
    }

    /** Those of which {@code column} is the sum; none if it is a leaf. */
    public List<String> children(String column) {
        return children.getOrDefault(column, List.of());
    }

    public boolean isLeaf(String column) {
        return children(column).isEmpty();
    }

    /** The column to which {@code column} is added; empty for the root. */
    public Optional<String> parent(String column) {
        return Optional.ofNullable(parents.get(column));
    }

    /** Whether {@code column} is a part of {@code above}, directly or not. */
    public boolean isBelow(String column, String above) {
        return parent(column)
                .filter(parent -> parent.equals(above) || isBelow(parent, above))
                .isPresent();
    }
}
