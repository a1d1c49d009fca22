package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.oracle.naive.Population;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Criterion.Chain;
import org.footbridge.oracle.query.Criterion.Filtered;
import org.footbridge.oracle.query.Criterion.Has;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Filter;
import org.footbridge.oracle.query.Include;
import org.footbridge.oracle.query.Query;
import org.footbridge.oracle.query.Scope;
import org.footbridge.oracle.query.Shape;
import org.footbridge.oracle.query.Shape.SortKey;
import org.footbridge.oracle.query.Value;
import org.footbridge.oracle.random.Feature;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The naive reader reads as a person would: a few resources, and queries whose answers can be seen. */
class NaiveEvaluatorTest {
    private static final List<String> RESOURCES = List.of(
            "'Organization','id':'o1','name':'Age Well'",
            "'Organization','id':'o2','name':'Befrienders','partOf':{'reference':'Organization/o1'}",
            "'Patient','id':'p1','birthDate':'1950','name':[{'family':'Ash'},{'family':'Yew'}],"
                    + "'managingOrganization':{'reference':'Organization/o2'}",
            "'Patient','id':'p2','birthDate':'1960-01-01','name':[{'family':'Birch'}],"
                    + "'managingOrganization':{'reference':'https://footbridge.example/fhir/Organization/o1'}",
            "'Patient','id':'p3'",
            "'Task','id':'t1','for':{'reference':'Patient/p1/_history/7'},'code':{'coding':[{'code':'call'}]}",
            "'Task','id':'t2','for':{'reference':'Patient/p2'},'owner':{'reference':'Organization/o1'},"
                    + "'code':{'coding':[{'code':'visit'}]}",
            "'Task','id':'t3','for':{'reference':'Patient/nobody'},'partOf':[{'reference':'Task/t2'}]",
            "'List','id':'l1','subject':{'reference':'Patient/p1'},"
                    + "'entry':[{'item':{'reference':'Patient/p1'}},{'item':{'reference':'Task/t3'}}]",
            "'Location','id':'w1','position':{'latitude':51.5,'longitude':-0.1}",
            "'Location','id':'w2','position':{'latitude':51.5,'longitude':0.1}",
            "'Location','id':'w3','position':{'latitude':52.5,'longitude':-0.1}");

    private final Subject subject = Subject.of(0, population(), EnumSet.allOf(Feature.class));

    private static Population population() {
        List<Stored> all = new ArrayList<>();
        for (String members : RESOURCES) {
            String json = ("{'resourceType':" + members + "}").replace('\'', '"');
            Resource resource =
                    (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
            Instant updated = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(all.size());
            all.add(new Stored(resource.fhirType(), resource.getIdPart(), all.size(), updated, Optional.of(resource)));
        }
        return new Population(all);
    }

    private String found(Query query) {
        return ids(subject.evaluator().matches(query));
    }

    private static String ids(List<Stored> all) {
        return all.stream().map(Stored::id).collect(Collectors.joining(" "));
    }

    private String found(String type, Criterion... criteria) {
        return found(new Query(Scope.of(type), List.of(criteria), Shape.USUAL, false));
    }

    private String sorted(String type, SortKey... keys) {
        return found(new Query(Scope.of(type), List.of(), Shape.USUAL.sorted(List.of(keys)), false));
    }

    private String included(String type, Include... includes) {
        Query query = new Query(Scope.of(type), List.of(), Shape.USUAL.including(List.of(includes)), false);
        return ids(subject.evaluator().included(query, subject.evaluator().matches(query)));
    }

    private static Criterion text(String code, String text) {
        return new Simple(code, "", List.of(new Value.Plain(text)));
    }

    private static Criterion code(String code) {
        return new Simple("code", "", List.of(new Value.Token(Optional.empty(), code)));
    }

    private static Criterion near(String distance, String unit) {
        return new Simple("near", "", List.of(new Value.Near("51.5", "-0.1", distance, unit)));
    }

    @Test
    void putsTheNewestFirst() {
        assertThat(found("Patient")).isEqualTo("p3 p2 p1");
        assertThat(found(new Query(new Scope("", "", List.of("Task", "List")), List.of(), Shape.USUAL, false)))
                .isEqualTo("l1 t3 t2 t1");
    }

    @Test
    void followsReferences() {
        assertThat(found("Task", new Chain("subject", "Patient", text("family", "yew"))))
                .isEqualTo("t1");
        assertThat(found("Task", new Chain("patient", "", text("name", "b")))).isEqualTo("t2");
        Criterion parent = new Chain("partof", "Organization", text("name", "age"));
        assertThat(found("Task", new Chain("patient", "", new Chain("organization", "", parent))))
                .isEqualTo("t1");
        assertThat(found("Task", new Chain("subject", "Group", text("_id", "p1"))))
                .isEmpty();
        assertThat(found("Task", new Chain("patient", "Patient", text("_id", "nobody"))))
                .isEmpty();
    }

    @Test
    void followsReferencesBack() {
        assertThat(found("Patient", new Has("Task", "patient", code("call")))).isEqualTo("p1");
        assertThat(found("Organization", new Has("Patient", "organization", new Has("Task", "patient", code("visit")))))
                .isEqualTo("o1");
        Criterion owned = new Chain("owner", "Organization", text("name", "age"));
        assertThat(found("Patient", new Has("Task", "subject", owned))).isEqualTo("p2");
        assertThat(found("Patient", text("_list", "l1"))).isEqualTo("p1");
        assertThat(found("Task", text("_list", "l1"))).isEqualTo("t3");
    }

    @Test
    void staysInACompartment() {
        assertThat(found(new Query(new Scope("Patient/p1", "Task", List.of()), List.of(), Shape.USUAL, false)))
                .as("Task is in no compartment by its subject")
                .isEmpty();
        assertThat(found(new Query(new Scope("Patient/p1", "", List.of()), List.of(), Shape.USUAL, false)))
                .isEqualTo("l1");
    }

    @Test
    void sorts() {
        assertThat(sorted("Patient", new SortKey("birthdate", false))).isEqualTo("p1 p2 p3");
        assertThat(sorted("Patient", new SortKey("birthdate", true))).isEqualTo("p2 p1 p3");
        assertThat(sorted("Patient", new SortKey("family", false))).isEqualTo("p1 p2 p3");
        assertThat(sorted("Patient", new SortKey("family", true)))
                .as("the greatest of several")
                .isEqualTo("p1 p2 p3");
        assertThat(sorted("Task", new SortKey("patient", false)))
                .as("a target that never was is none")
                .isEqualTo("t1 t2 t3");
        assertThat(sorted("Location", new SortKey("status", true), new SortKey("_id", true)))
                .isEqualTo("w3 w2 w1");
        assertThat(sorted("Location", new SortKey("status", false))).isEqualTo("w1 w2 w3");
    }

    @Test
    void includes() {
        assertThat(included("Task", new Include(false, false, "Task", "patient", "")))
                .isEqualTo("p2 p1");
        assertThat(included("Task", new Include(false, false, "Task", "*", "Organization")))
                .isEqualTo("o1");
        assertThat(included("Task", new Include(false, false, "Task", "part-of", "")))
                .as("a match already")
                .isEmpty();
        assertThat(included(
                        "Task",
                        new Include(false, false, "Task", "subject", ""),
                        new Include(false, true, "Patient", "organization", ""),
                        new Include(false, true, "Organization", "partof", "")))
                .isEqualTo("p2 p1 o1 o2");
        assertThat(included("Patient", new Include(true, false, "Task", "subject", "")))
                .isEqualTo("t2 t1");
        assertThat(included("Organization", new Include(true, false, "*", "*", "")))
                .isEqualTo("p1 p2 t2");
    }

    @Test
    void findsWhatIsNear() {
        assertThat(found("Location", near("14", "km"))).isEqualTo("w2 w1");
        assertThat(found("Location", near("13.8", "km"))).isEqualTo("w1");
        assertThat(found("Location", near("8.6", "mi")))
                .as("8.6 × 1.609 = 13.84")
                .isEqualTo("w1");
        assertThat(found("Location", near("", ""))).as("50 km").isEqualTo("w2 w1");
        assertThat(found("Location", near("112000", "m"))).isEqualTo("w3 w2 w1");
    }

    @Test
    void filters() {
        Filter birch = new Filter.Test(List.of("family"), "eq", new Value.Plain("BIRCH"));
        Filter old = new Filter.Test(List.of("birthdate"), "lt", new Value.Prefixed("", "1955"));
        Filter born = new Filter.Test(List.of("birthdate"), "pr", new Value.Plain("true"));
        assertThat(found("Patient", new Filtered(birch))).isEqualTo("p2");
        assertThat(found("Patient", new Filtered(new Filter.Or(birch, old)))).isEqualTo("p2 p1");
        assertThat(found("Patient", new Filtered(new Filter.Not(born)))).isEqualTo("p3");
        assertThat(found("Patient", new Filtered(new Filter.Test(List.of("family"), "ne", new Value.Plain("ash")))))
                .as("a value, and none that is equal")
                .isEqualTo("p2");
        assertThat(found("Task", new Filtered(new Filter.Test(List.of("patient", "name"), "ew", new Value.Plain("w")))))
                .isEqualTo("t1");
        assertThat(new Filter.And(birch, new Filter.Not(born)).text())
                .isEqualTo("(family eq BIRCH) and (not (birthdate pr true))");
    }
}
