package org.footbridge.terminology.load;

import java.util.function.Consumer;
import org.footbridge.store.Concept;
import org.footbridge.store.ConceptHierarchy;
import org.footbridge.store.ConceptLoads;

/** A version of a code system, in files. Each part is read from them when it is asked for, in this order. */
interface Release {
    ConceptLoads.Subject subject();

    /** What is next above what. */
    void hierarchy(ConceptHierarchy to);

    void concepts(Consumer<Concept> each);
}
