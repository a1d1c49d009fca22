package org.footbridge.search.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.footbridge.search.SearchSetup;
import org.footbridge.search.index.Keys;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SortKey;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.type.DateSearch;
import org.footbridge.sql.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query, and the keys and the SQL it becomes. */
class SearchCompilerTest {
    private static final Keys KEYS = SearchSetup.KEYS;
    private static final long FROM = 1_704_067_200_000_000L;
    private static final long TO = 1_735_689_600_000_000L;

    private static String date(String condition) {
        return row("search_date", "x.key = ? AND x.key <> 0", condition);
    }

    private static String row(String table, String condition) {
        return row(table, "x.key = ?", condition);
    }

    private static String row(String table, String scope, String condition) {
        return "EXISTS (SELECT 1 FROM (SELECT * FROM " + table + " x WHERE x.pid = s.pid AND " + scope
                + " OFFSET 0) v WHERE " + condition + ")";
    }

    @ParameterizedTest(name = "{0}2024 is {1} of {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; v.low >= ? AND v.low < ? AND v.high <= ?; from to to",
                "eq; v.low >= ? AND v.low < ? AND v.high <= ?; from to to",
                "ne; (v.low < ? OR v.high > ?); from to",
                "gt; v.high > ?; to",
                "lt; v.low < ?; from",
                "ge; v.high > ? AND (v.high > ? OR v.low >= ?); from to from",
                "le; v.low < ? AND (v.low < ? OR v.high <= ?); to from to",
                "sa; v.low >= ?; to",
                "eb; v.high <= ?; from"
            })
    void dates(String prefix, String condition, String values) {
        List<Object> bounds = new ArrayList<>(List.of(KEYS.parameter("Patient", "birthdate")));
        for (String value : Splitter.on(' ').split(values)) {
            bounds.add(value.equals("from") ? FROM : TO);
        }
        assertThat(conditions("Patient", "birthdate=" + prefix + "2024"))
                .containsExactly(Sql.of(date(condition), bounds.toArray()));
    }

    @Test
    void approximateDatesGrowWithTheirDistance() {
        // The clock stands at 2024-06-01; ten days before that are 24 hours on either side.
        Sql sql = conditions("Patient", "birthdate=ap2024-05-21T23:59:59").get(0);
        long day = 86_400_000_000L;
        long second = 1_000_000L;
        long asked = 1_716_335_999_000_000L;
        assertThat(sql.text()).isEqualTo(date("v.low < ? AND v.high > ?"));
        assertThat(sql.values().subList(1, 3)).containsExactly(asked + second + day, asked - day);
    }

    @ParameterizedTest(name = "_lastUpdated={0}2024 is {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; v.updated >= ? AND v.updated < ?", "gt; v.updated >= ?", "sa; v.updated >= ?",
                        "ge; v.updated >= ?",
                "lt; v.updated < ?", "eb; v.updated < ?", "le; v.updated < ?", "ne; (v.updated < ? OR v.updated >= ?)"
            })
    void lastUpdated(String prefix, String condition) {
        assertThat(conditions("Patient", "_lastUpdated=" + prefix + "2024"))
                .extracting(Sql::text)
                .containsExactly(row("resource", "x.type = " + SearchQuery.TYPE_NUMBER, condition));
    }

    @Test
    void fromAndUpToAreTriedOnTheSameRowWhereThereIsOne() {
        assertThat(conditions("Observation", "date=ge2024&date=lt2025"))
                .extracting(Sql::text)
                .containsExactly(date("(v.high > ? AND (v.high > ? OR v.low >= ?) AND v.low < ?)"));
        assertThat(conditions("Observation", "value-quantity=ge3&value-quantity=le5"))
                .hasSize(1);
        assertThat(conditions("Observation", "component-value-quantity=ge3&component-value-quantity=le5"))
                .hasSize(2);
        assertThat(conditions("Observation", "_lastUpdated=ge2024&_lastUpdated=lt2025"))
                .hasSize(1);
    }

    @Test
    void numbers() {
        assertThat(conditions("RiskAssessment", "probability=gt0.8"))
                .containsExactly(Sql.of(
                        row("search_number", "v.high > ?"),
                        KEYS.parameter("RiskAssessment", "probability"),
                        new BigDecimal("0.8")));
    }

    @Test
    void aUnitQualifiesAQuantity() {
        long key = KEYS.parameter("Observation", "value-quantity");
        Sql sql = conditions("Observation", "value-quantity=ge5|urn:u|kg").get(0);
        assertThat(sql.text()).endsWith("v.high >= ? AND v.qualifiers @> ?)");
        assertThat(sql.values().subList(0, 2)).containsExactly(key, BigDecimal.valueOf(5));
        assertThat((long[]) sql.values().get(2)).containsExactly(KEYS.value(key, "urn:u|kg"));
    }

    @Test
    void aCompositeOfTheWholeResourceAsksForItsParts() {
        SearchQuery one = SearchSetup.compile("Observation", "code-value-quantity=c$gt5");
        assertThat(one.canonical())
                .isEqualTo(SearchSetup.compile("Observation", "code=c&value-quantity=gt5")
                        .canonical());
        Sql several =
                conditions("Observation", "code-value-quantity=c$gt5,d$lt3").get(0);
        assertThat(several.text())
                .startsWith("((s.tokens && ? AND " + row("search_number", "v.high > ?") + ") OR (s.tokens");
        assertThat(several.values().get(1)).isEqualTo(KEYS.parameter("Observation", "value-quantity"));
    }

    @Test
    void whatIsFarIsSaidInTheWordsOfItsIndex() throws IOException {
        try (InputStream migration =
                SearchCompiler.class.getResourceAsStream("/db/changelog/changes/0018-search-date-far.sql")) {
            String index = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(index).contains(DateSearch.far().text().replace("x.", "") + ";");
        }
    }

    @Test
    void hundredsOfCodesAreNotTriedWithEachOfHundreds() {
        String values = String.join(",", Collections.nCopies(500, "a"));
        assertThat(SearchSetup.compile(
                                "ServiceRequest", "status=" + values + "&category=" + values + "&authored=ge2024")
                        .composites())
                .isEmpty();
        String repeated = "&status=a&category=b".repeat(200);
        assertThat(SearchSetup.compile("ServiceRequest", "authored=ge2024" + repeated)
                        .composites())
                .hasSizeLessThan(25);
    }

    @ParameterizedTest(name = "referrals by {0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "status=active&category=a&authored=ge2024; [[0, 1], [0]]",
                "category=urn:s|a&status=active&authored=ge2024; [[1, 0], [1]]",
                "status=active&category=a&category=b&authored=ge2024; [[0, 1], [0, 2], [0]]",
                "status=active,draft&category=a,b&authored=ge2024; [[0, 1], [0]]",
                "status=active,draft&category=a,b,c&authored=ge2024; [[0]]",
                "status=urn:s|active&category=a&authored=ge2024; [[0]]",
                "status=active&category=urn:s|&authored=ge2024; [[0]]",
                "status=active&category:not=a&authored=ge2024; [[0]]",
                "status=active&category=a; []",
            })
    void severalCodesAndARangeMayBeIndexedTogether(String query, String groups) {
        assertThat(SearchSetup.compile("ServiceRequest", query).composites().stream()
                        .map(SearchQuery.Composite::groups)
                        .toList())
                .hasToString(groups);
    }

    @ParameterizedTest(name = "{0}?{1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation; code=c&date=ge2024; true",
                "Observation; code=urn:s|c&date=ge2024&date=lt2025&status=final; true",
                "Observation; code=|c,d&value-quantity=gt5; true",
                "Observation; code-value-quantity=c$gt5; true",
                "Observation; code=urn:s|&date=ge2024; false",
                "Observation; code:not=c&date=ge2024; false",
                "Observation; code=c&date:missing=false; false",
                "Observation; code=a,b,c,d,e&date=ge2024; false",
                "Observation; combo-code=c&date=ge2024; false",
                "Observation; code=c&value-quantity=5|http://unitsofmeasure.org|kg; false",
                "ServiceRequest; status=active&authored=ge2024; true",
                "ServiceRequest; status=http://hl7.org/fhir/request-status|active&authored=ge2024; false",
                "ServiceRequest; category=c&authored=ge2024; false",
            })
    void aCodeAndARangeMayBeIndexedTogether(String type, String query, boolean together) {
        assertThat(SearchSetup.compile(type, query).composites().isEmpty()).isEqualTo(!together);
    }

    @Test
    void aUnionAsksForAnyOfItsParts() {
        assertThat(SearchSetup.compile("Observation", "combo-code=c")
                        .tokenGroups()
                        .get(0))
                .containsExactlyInAnyOrder(
                        KEYS.value(KEYS.parameter("Observation", "code"), "c"),
                        KEYS.value(KEYS.parameter("Observation", "code"), "$c"),
                        KEYS.value(KEYS.parameter("Observation", "component-code"), "c"),
                        KEYS.value(KEYS.parameter("Observation", "component-code"), "$c"));
    }

    @Test
    void strings() {
        String prefix = row("search_string", "v.normal >= ? AND v.normal < ?");
        long key = KEYS.parameter("Patient", "name");
        assertThat(conditions("Patient", "name=Mü,O%27B"))
                .containsExactly(Sql.of("(" + prefix + " OR " + prefix + ")", key, "mu", "mv", key, "ob", "oc"));
        assertThat(conditions("Patient", "name:exact=Mü"))
                .containsExactly(Sql.of(row("search_string", "v.normal = ? AND v.value = ?"), key, "mu", "Mü"));
        assertThat(conditions("Patient", "name:contains=5%2B_\\\\"))
                .containsExactly(Sql.of(row("search_string", "v.normal LIKE ?"), key, "%5+%"));
        assertThat(conditions("Patient", "name:contains=%25_"))
                .containsExactly(Sql.of(row("search_string", "v.normal LIKE ?"), key, "%\\%\\_%"));
    }

    /** Or all resources of the type would be sorted for each page. */
    @Test
    void idsHaveAnOrderInAnIndex() throws IOException {
        SortKey key = SearchSetup.COMPILER
                .order(new SearchRequest.Selection("Patient", List.of()), List.of(new SearchRequest.Sort("_id", false)))
                .get(0);
        assertThat(key.walk()).hasValueSatisfying(walk -> {
            assertThat(walk.table() + " " + walk.column()).isEqualTo("resource id");
            assertThat(walk.single()).isTrue();
        });
        try (InputStream change =
                SearchCompiler.class.getResourceAsStream("/db/changelog/changes/0020-resource-id.sql")) {
            assertThat(new String(change.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("ON resource (type, id, pid)");
        }
    }

    @Test
    void tokensAreGroups() {
        long key = KEYS.parameter("ServiceRequest", "code");
        SearchQuery query = SearchSetup.compile("ServiceRequest", "code=a,urn:c|b&code=|c");
        assertThat(query.conditions()).isEmpty();
        assertThat(query.tokenGroups()).hasSize(2);
        assertThat(query.tokenGroups().get(0))
                .containsExactlyInAnyOrder(
                        KEYS.value(key, "a"),
                        KEYS.value(key, "$a"),
                        KEYS.value(key, "urn:c|b"),
                        KEYS.value(key, "urn:c|$b"));
        assertThat(query.tokenGroups().get(1)).containsExactlyInAnyOrder(KEYS.value(key, "|c"), KEYS.value(key, "|$c"));
        assertThat(SearchSetup.compile("ServiceRequest", "code=1").tokenGroups().get(0))
                .containsExactly(KEYS.value(key, "1"));
    }

    @Test
    void aFixedSystemNeedNotBeStored() {
        long key = KEYS.parameter("ServiceRequest", "status");
        String system = "http://hl7.org/fhir/request-status";
        assertThat(SearchSetup.compile("ServiceRequest", "status=" + system + "|active")
                        .tokenGroups()
                        .get(0))
                .contains(KEYS.value(key, "active"));
        assertThat(SearchSetup.compile("ServiceRequest", "status=" + system + "|")
                        .tokenGroups()
                        .get(0))
                .contains(KEYS.value(key, "active"), KEYS.value(key, "draft"));
        assertThat(SearchSetup.compile("ServiceRequest", "status=urn:other|active")
                        .tokenGroups()
                        .get(0))
                .doesNotContain(KEYS.value(key, "active"));
    }

    @Test
    void negationsAreConditions() {
        long key = KEYS.parameter("ServiceRequest", "status");
        assertThat(conditions("ServiceRequest", "status:not=active"))
                .extracting(Sql::text)
                .containsExactly("NOT (s.tokens && ?)");
        assertThat(conditions("ServiceRequest", "status:missing=true"))
                .containsExactly(Sql.of("NOT (? = ANY(s.parameters))", KEYS.present(key)));
        assertThat(conditions("ServiceRequest", "status:missing=false"))
                .containsExactly(Sql.of("? = ANY(s.parameters)", KEYS.present(key)));
    }

    @Test
    void idsAreOneCondition() {
        Sql sql = conditions("Patient", "_id=a,b").get(0);
        assertThat(sql.text()).isEqualTo("s.key = ANY(?)");
        assertThat((long[]) sql.values().get(0))
                .containsExactly(KEYS.resource("Patient", "a"), KEYS.resource("Patient", "b"));
    }

    @Test
    void anIdCanBeOfAnyTarget() {
        long key = KEYS.parameter("Patient", "general-practitioner");
        assertThat(SearchSetup.compile("Patient", "general-practitioner=7")
                        .tokenGroups()
                        .get(0))
                .containsExactlyInAnyOrder(
                        key ^ KEYS.resource("Practitioner", "7"),
                        key ^ KEYS.resource("Organization", "7"),
                        key ^ KEYS.resource("PractitionerRole", "7"));
        assertThat(SearchSetup.compile("Patient", "general-practitioner:Organization=7")
                        .tokenGroups()
                        .get(0))
                .containsExactly(key ^ KEYS.resource("Organization", "7"));
        assertThat(SearchSetup.compile("Task", "patient=7").tokenGroups().get(0))
                .hasSize(1);
    }

    private static List<Sql> conditions(String type, String query) {
        return SearchSetup.compile(type, query).conditions().stream()
                .map(Condition::rowPredicate)
                .toList();
    }
}
