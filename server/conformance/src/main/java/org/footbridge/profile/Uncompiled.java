package org.footbridge.profile;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.footbridge.profile.check.Check;
import org.footbridge.profile.tree.ProfileTree.Node;

/** Collects the unsupported features of one profile, so that values of those elements are always doubted. */
final class Uncompiled {
    private final Collection<String> features = new TreeSet<>();

    /** The check of an element with a feature that is not known here. */
    Check check(Node node, String feature) {
        features.add(String.valueOf(node.definition().getId()) + " (" + feature + ")");
        return Check.doubt(feature);
    }

    /** Elements with the feature that is not known, in order. */
    List<String> features() {
        return List.copyOf(features);
    }
}
