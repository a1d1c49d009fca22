package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.terminology.CodeSystemOperations;
import org.footbridge.rest.terminology.ConceptMapOperations;
import org.footbridge.rest.terminology.TerminologyStatement;
import org.footbridge.rest.terminology.ValueSetOperations;
import org.footbridge.terminology.MapQuestions;
import org.footbridge.terminology.SystemQuestions;
import org.footbridge.terminology.Terminology;
import org.footbridge.terminology.ValueSetQuestions;
import org.footbridge.terminology.remote.RemoteTerminology;

/** The operations of the terminology service, put together. */
record TerminologyWiring(
        FhirContext context, Terminology terminology, int expansionMax, Optional<RemoteTerminology> remote) {
    /** @param context to read what another server answers, and to write value sets */
    static TerminologyWiring of(Terminology terminology, ServerSettings.Terminology settings, FhirContext context) {
        ServerSettings.Remote other = settings.remote();
        return new TerminologyWiring(
                context,
                terminology,
                settings.expansionMax(),
                Optional.ofNullable(other.url())
                        .map(url -> new RemoteTerminology(
                                context, URI.create(url), other.timeout(), other.cacheLifetime())));
    }

    TerminologyStatement statement() {
        return new TerminologyStatement(context, terminology);
    }

    ValueSetQuestions valueSets() {
        return new ValueSetQuestions(context, terminology, expansionMax, Clock.systemUTC(), remote);
    }

    List<OperationProvider> operations() {
        return List.of(
                new CodeSystemOperations(new SystemQuestions(terminology, remote)),
                new ValueSetOperations(valueSets()),
                new ConceptMapOperations(new MapQuestions(terminology)));
    }
}
