package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.oracle.naive.Population;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.Plan;
import org.footbridge.oracle.random.Populations;
import org.footbridge.oracle.random.QueryMaker;
import org.footbridge.oracle.random.QueryMaker.Asked;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Queries of every feature can be made and answered without a server, and most of them find something. */
class SearchOracleMakersTest {
    private static final int QUERIES = 1_500;

    @Test
    void everyFeatureIsMadeAndAnswered() {
        Coverage coverage = new Coverage();
        for (long seed : List.of(1L, 2L, 4L)) {
            Subject subject = Subject.of(seed, population(seed), EnumSet.allOf(Feature.class));
            QueryMaker maker = new QueryMaker(seed, subject.evaluator(), Subject.BASE, EnumSet.allOf(Feature.class));
            for (int i = 0; i < QUERIES; i++) {
                Asked asked = maker.next();
                List<Stored> found = subject.evaluator().matches(asked.query());
                subject.evaluator().included(asked.query(), found);
                coverage.count(asked.uses(), !found.isEmpty());
            }
        }
        System.out.println(coverage);
        assertThat(coverage.found()).isGreaterThan(coverage.pairs() / 3);
        assertThat(EnumSet.allOf(Feature.class))
                .allSatisfy(feature ->
                        assertThat(coverage.of(feature)).as(feature.name()).isGreaterThan(5));
    }

    @Test
    void theSameSeedMakesTheSame() {
        assertThat(questions()).isEqualTo(questions());
    }

    private static List<String> questions() {
        Subject subject = Subject.of(2, population(2), EnumSet.allOf(Feature.class));
        QueryMaker maker = new QueryMaker(2, subject.evaluator(), Subject.BASE, EnumSet.allOf(Feature.class));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(maker.next().query().toString());
        }
        return all;
    }

    private static Population population(long seed) {
        Plan plan = Populations.of(seed, Subject.BASE);
        Map<String, Stored> all = new LinkedHashMap<>();
        plan.created().forEach(resource -> put(resource, all));
        plan.updated().forEach(resource -> put(resource, all));
        plan.deleted().forEach(name -> all.computeIfPresent(name, (same, stored) -> deleted(stored)));
        plan.restored().forEach(resource -> put(resource, all));
        return new Population(List.copyOf(all.values()));
    }

    private static void put(Resource resource, Map<String, Stored> all) {
        String type = resource.fhirType();
        String id = resource.getIdPart();
        Stored before = all.get(type + "/" + id);
        int order = before == null ? all.size() : before.order();
        Instant updated = Instant.parse("2026-01-01T00:00:00Z").plusMillis(order);
        all.put(type + "/" + id, new Stored(type, id, order, updated, Optional.of(resource)));
    }

    private static Stored deleted(Stored stored) {
        return new Stored(stored.type(), stored.id(), stored.order(), stored.updated(), Optional.empty());
    }
}
