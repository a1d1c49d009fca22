package org.footbridge.oracle;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.oracle.Comparison.Fault;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.query.Query;
import org.hl7.fhir.r4.model.Resource;

/** Says of a wrong answer what one has to know to find the fault. */
final class Complaint {
    private static final int RESOURCES_MAX = 2;
    private static final int LENGTH_MAX = 3_000;

    private final Client client;
    private final Comparison comparison;
    private final Subject subject;

    Complaint(Client client, Comparison comparison, Subject subject) {
        this.client = client;
        this.comparison = comparison;
        this.subject = subject;
    }

    String about(Query query, boolean whole) {
        Query smallest = new Shrinker(smaller -> fault(smaller, whole).isPresent()).shrink(query);
        Fault fault = fault(smallest, whole).orElse(new Fault("right when asked again", Set.of()));
        return "\npopulation " + subject.seed() + ": " + smallest + "\n(as sent: " + smallest.encoded() + ")\n(first: "
                + query + ")\n" + fault.text() + "\n" + resources(fault);
    }

    private Optional<Fault> fault(Query query, boolean whole) {
        return comparison.fault(query, client.ask(query, whole));
    }

    private String resources(Fault fault) {
        Evaluator evaluator = subject.evaluator();
        return fault.resources().stream()
                .flatMap(name -> evaluator.population().find(name).stream())
                .limit(RESOURCES_MAX)
                .flatMap(stored -> stored.resource().stream())
                .map(Complaint::json)
                .collect(Collectors.joining("\n"));
    }

    private static String json(Resource resource) {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
        return json.length() > LENGTH_MAX ? json.substring(0, LENGTH_MAX) + "…" : json;
    }
}
