package org.footbridge;

import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Clock;
import java.util.List;
import org.footbridge.rest.terminology.CodeSystemOperations;
import org.footbridge.rest.terminology.ConceptMapOperations;
import org.footbridge.rest.terminology.ValueSetOperations;
import org.footbridge.terminology.MapQuestions;
import org.footbridge.terminology.SystemQuestions;
import org.footbridge.terminology.Terminology;
import org.footbridge.terminology.ValueSetQuestions;

/** The operations of the terminology service, put together. */
record TerminologyParts(Terminology terminology, int expansionMax) {
    List<IResourceProvider> providers() {
        return List.of(
                new CodeSystemOperations(new SystemQuestions(terminology)),
                new ValueSetOperations(new ValueSetQuestions(terminology, expansionMax, Clock.systemUTC())),
                new ConceptMapOperations(new MapQuestions(terminology)));
    }
}
