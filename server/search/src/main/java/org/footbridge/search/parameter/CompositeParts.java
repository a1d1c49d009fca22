package org.footbridge.search.parameter;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.footbridge.search.parameter.SearchParameter.Component;
import org.footbridge.search.parameter.SearchParameter.Kind;

/** The parts of a composite search parameter, and which of them can be searched. */
public final class CompositeParts {
    private static final Set<Kind> SECONDS =
            EnumSet.of(Kind.TOKEN, Kind.REFERENCE, Kind.STRING, Kind.DATE, Kind.NUMBER, Kind.QUANTITY);

    private CompositeParts() {}

    /** Whether a composite of {@code components} can be searched. */
    static boolean areSupported(List<Component> components) {
        return areInterval(components)
                || (components.size() == 2
                        && components.get(0).kind() == Kind.TOKEN
                        && SECONDS.contains(components.get(1).kind()));
    }

    /** Whether they are a code and the two ends of an interval, as of a variant in a genome. */
    public static boolean areInterval(List<Component> components) {
        return components.stream().map(Component::kind).toList().equals(List.of(Kind.TOKEN, Kind.NUMBER, Kind.NUMBER));
    }
}
