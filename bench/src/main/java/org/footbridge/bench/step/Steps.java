package org.footbridge.bench.step;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.load.Loaded;

/**
 * All steps, in the order in which they are measured: what only reads comes first. The targets are milliseconds of
 * processor time a request on a machine of two processors that the client shares.
 */
public final class Steps {

    private static final List<String> NAMES = List.of(
            "read",
            "vread",
            "notModified",
            "identifier",
            "tokenSearch",
            "tokenDate",
            "activeSince",
            "patientDate",
            "period",
            "timeline",
            "family",
            "name",
            "quantity",
            "total",
            "count",
            "sortedPages",
            "newest",
            "chainedPerson",
            "chainedService",
            "chainedKinds",
            "has",
            "include",
            "history",
            "batch",
            "createReferral",
            "createOutcome",
            "update",
            "transaction",
            "patch",
            "conditionalCreate",
            "conditionalUpdate",
            "mix",
            "thousand");

    /** Too much for a run of everything. */
    private static final Set<String> ON_DEMAND = Set.of("thousand");

    /** What they find does not grow with the number of people, so what they take should not either. */
    private static final List<String> SELECTIVE = List.of(
            "read",
            "identifier",
            "patientDate",
            "period",
            "timeline",
            "chainedPerson",
            "chainedService",
            "has",
            "include");

    private Steps() {}

    public static List<String> names() {
        return NAMES;
    }

    /** Those that a run has unless it names its own. */
    public static List<String> usual() {
        return NAMES.stream().filter(name -> !ON_DEMAND.contains(name)).toList();
    }

    public static List<String> selective() {
        return SELECTIVE;
    }

    /** The steps of these names for data that are in a server; writes what they need beforehand. */
    public static List<Step> of(Endpoint endpoint, Loaded loaded, Set<String> wanted)
            throws IOException, WrongAnswer, InterruptedException {
        List<Step> steps = new ArrayList<>();
        ReadSteps reads = new ReadSteps(loaded);
        steps.addAll(reads(reads));
        steps.addAll(searches(loaded));
        if (wanted.contains("newest")) {
            steps.add(new Step("newest", "newest active referrals", 0, new NewestReferrals(endpoint, loaded)));
        }
        steps.addAll(chains(loaded));
        if (wanted.contains("history")) {
            reads.prepareHistory(endpoint, loaded);
        }
        steps.add(new Step("history", "history of 3 versions", 0.25, reads.history()));
        steps.add(new Step("batch", "batch of 20 reads", 0.9, new BundleSteps(loaded).batch()));
        WriteSteps writes = new WriteSteps(loaded);
        steps.addAll(writes(writes, loaded));
        if (wanted.contains("mix")) {
            Step.Action any = new MixedStep(loaded, writes).any();
            steps.add(new Step("mix", "80 % reads and searches, 20 % writes", 0.55, any));
        }
        steps.add(new Step("thousand", "transaction of 1,001, 91 new people", 0, new BundleSteps(loaded).thousand()));
        return steps.stream().filter(step -> wanted.contains(step.name())).toList();
    }

    private static List<Step> reads(ReadSteps reads) {
        return List.of(
                new Step("read", "read by id", 0.10, reads.read()),
                new Step("vread", "read a version", 0.11, reads.versionRead()),
                new Step("notModified", "read with If-None-Match: 304", 0.08, reads.notModified()));
    }

    private static List<Step> searches(Loaded loaded) {
        SearchSteps searches = new SearchSteps(loaded);
        OutcomeIndex index = new OutcomeIndex(loaded.searchable());
        OutcomeSteps outcomes = new OutcomeSteps(loaded.searchable(), index);
        return List.of(
                new Step("identifier", "Patient by NHS number", 0.18, searches.identifier()),
                new Step("tokenSearch", "referrals by status and category, page of 20", 0.55, searches.token()),
                new Step("tokenDate", "the same since a date, never the same twice", 0.55, searches.tokenAndDate()),
                new Step("activeSince", "active referrals of a category since any date", 0.55, searches.activeSince()),
                new Step("patientDate", "outcomes of a person between dates", 0.35, searches.patientAndDate()),
                new Step("period", "the same, the latest first", 0.35, outcomes.period()),
                new Step("timeline", "all outcomes of a person, the latest first", 0, outcomes.timeline()),
                new Step("family", "patients by the beginning of the family name", 0.25, searches.family()),
                new Step("name", "patients by the beginning of any name", 0.30, searches.name()),
                new Step("quantity", "outcomes of a measure by score, page of 20", 0.65, outcomes.quantity()),
                new Step("total", "outcomes of a measure since a date, accurate total", 1.5, outcomes.total()),
                new Step("count", "the same, only how many", 1.0, outcomes.count()),
                new Step("sortedPages", "the same by date, page after page of 50", 1.2, new SortedPages(index)));
    }

    private static List<Step> chains(Loaded loaded) {
        ChainSteps chains = new ChainSteps(loaded);
        return List.of(
                new Step("chainedPerson", "referrals by NHS number", 0.30, chains.person()),
                new Step("chainedService", "outcomes by service and date", 0.75, chains.service()),
                new Step("chainedKinds", "services of organisations of 11 kinds", 0, chains.kinds()),
                new Step("has", "people by the service they were referred to", 0.60, chains.has()),
                new Step("include", "referrals of a person, 3 _include and 2 _revinclude", 0.75, chains.include()));
    }

    private static List<Step> writes(WriteSteps writes, Loaded loaded) {
        ConditionalSteps conditional = new ConditionalSteps(loaded);
        return List.of(
                new Step("createReferral", "create a ServiceRequest", 0.45, writes.createReferral()),
                new Step("createOutcome", "create an Observation", 0.45, writes.createOutcome()),
                new Step("update", "update an Observation with If-Match", 0.65, writes.update()),
                new Step("transaction", "transaction of 11, new person", 2.8, new BundleSteps(loaded).transaction()),
                new Step("patch", "JSON Patch of a Task", 0.6, writes.patch()),
                new Step("conditionalCreate", "create a Patient unless there is one", 0.45, conditional.create()),
                new Step("conditionalUpdate", "update a Patient by NHS number", 0.75, conditional.update()));
    }
}
