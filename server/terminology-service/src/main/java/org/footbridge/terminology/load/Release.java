package org.footbridge.terminology.load;

import java.util.function.Consumer;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoads;

/** A version of a code system in files. The parts are read in the order of the methods below, each when it is called. */
interface Release {
    ConceptLoads.Subject subject();

    /** Passes each pair of parent and child to {@code to}. */
    void hierarchy(ConceptHierarchy to);

    void concepts(Consumer<Concept> each);
}
