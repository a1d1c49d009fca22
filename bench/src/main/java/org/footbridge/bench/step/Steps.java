package org.footbridge.bench.step;

import java.io.IOException;
import java.util.List;
import org.footbridge.bench.http.Endpoint;

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
            "patientDate",
            "family",
            "history",
            "createReferral",
            "createOutcome",
            "update");

    private Steps() {}

    public static List<String> names() {
        return NAMES;
    }

    /** The steps for data that are in a server; writes what they need beforehand. */
    public static List<Step> of(Endpoint endpoint, Loaded loaded) throws IOException, WrongAnswer {
        ReadSteps reads = new ReadSteps(loaded).withHistory(endpoint, loaded);
        SearchSteps searches = new SearchSteps(loaded);
        WriteSteps writes = new WriteSteps(loaded);
        return List.of(
                new Step("read", "read by id", 0.10, reads.read()),
                new Step("vread", "read a version", 0.11, reads.versionRead()),
                new Step("notModified", "read with If-None-Match: 304", 0.08, reads.notModified()),
                new Step("identifier", "Patient by NHS number", 0.18, searches.identifier()),
                new Step("tokenSearch", "referrals by status and category, page of 20", 0.55, searches.token()),
                new Step("tokenDate", "the same since a date, never the same twice", 0.55, searches.tokenAndDate()),
                new Step("patientDate", "outcomes of a person between dates", 0.35, searches.patientAndDate()),
                new Step("family", "patients by the beginning of the name", 0.25, searches.family()),
                new Step("history", "history of 3 versions", 0.25, reads.history()),
                new Step("createReferral", "create a ServiceRequest", 0.45, writes.createReferral()),
                new Step("createOutcome", "create an Observation", 0.45, writes.createOutcome()),
                new Step("update", "update an Observation with If-Match", 0.65, writes.update()));
    }
}
