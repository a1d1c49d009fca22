package org.footbridge.search.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchSetup;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.request.SearchRequest.Applied;
import org.footbridge.search.request.SearchRequest.Sort;
import org.footbridge.search.request.SearchRequest.Total;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that are refused, each with its diagnostics, and what the others are understood as. */
class SearchRequestParserTest {
    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "identifer=x            > NOT_SUPPORTED > Unknown search parameter 'identifer' on Patient; see"
                        + " /metadata.",
                "identifier:txt=x       > NOT_SUPPORTED > The modifier ':txt' of search parameter 'identifier' on"
                        + " Patient is not supported; supported: :above, :below, :in, :missing, :not, :not-in,"
                        + " :of-type, :text.",
                "name:=x                > VALUE > Search parameter 'name:' has no modifier after the colon.",
                "general-practitioner:Patient=1 > NOT_SUPPORTED > The modifier ':Patient' of search parameter"
                        + " 'general-practitioner' on Patient is not supported; supported: :Organization, :Practitioner,"
                        + " :PractitionerRole, :identifier, :missing.",
                "_lastUpdated:missing=true > NOT_SUPPORTED > The modifier ':missing' of search parameter"
                        + " '_lastUpdated' on Patient is not supported; supported: none.",
                "identifier:text=%20    > VALUE > Search parameter 'identifier' must be a text with at least one letter"
                        + " or digit, not ' '.",
                "identifier:in=urn:x     > VALUE > There is no value set 'urn:x' here.",
                "identifier:below=x      > VALUE > Search parameter 'identifier' must be system|code, not 'x'.",
                "identifier:above=|x     > VALUE > Search parameter 'identifier' must be system|code, not '|x'.",
                "identifier:of-type=a|b > VALUE > Search parameter 'identifier' must be system|code|value, not 'a|b'.",
                "identifier:of-type=|b|c > VALUE > Search parameter 'identifier' must be system|code|value, not"
                        + " '|b|c'.",
                "_content=x             > NOT_SUPPORTED > Search parameter '_content' is not supported here: it needs"
                        + " the setting footbridge.search.full-text to be 'content'.",
                "_text:missing=true     > NOT_SUPPORTED > The modifier ':missing' of search parameter '_text' on"
                        + " Patient is not supported; supported: none.",
                "_text=(walk            > VALUE > Search parameter '_text' must be words, each perhaps with * at its"
                        + " end, with AND, OR, NOT and parentheses between them, such as 'garden* AND NOT (debt OR"
                        + " housing)'; a phrase cannot be searched for, not '(walk'.",
                "_has:Task:patient=x    > VALUE > '_has:Task:patient' must be such as _has:Observation:patient:code: a"
                        + " type, a reference of it and a parameter.",
                "_has:Chore:patient:status=x > VALUE > 'Chore' in '_has:Chore:patient:status' is not a resource type of"
                        + " R4.",
                "_has:Task:status:code=x > VALUE > Search parameter 'status' of Task is not a reference, so it cannot"
                        + " be chained.",
                "_has:Slot:schedule:status=x > VALUE > Search parameter 'schedule' of Slot does not refer to Patient.",
                "_has:Task:patient:stats=x > NOT_SUPPORTED > Unknown search parameter 'stats' on Task; see /metadata.",
                "_include=Patient       > VALUE > _include must be *, Type:*, Type:parameter or"
                        + " Type:parameter:TargetType, not 'Patient'.",
                "_include=Patient:name  > NOT_SUPPORTED > _include: 'name' is not a search parameter of Patient that"
                        + " is a reference.",
                "_include=Task:patient  > VALUE > _include=Task:patient starts at Task, but the search is for Patient;"
                        + " _include:iterate also follows included resources.",
                "_include=Patient:organization:Group > VALUE > _include: 'organization' of Patient does not refer to"
                        + " Group.",
                "_include:logical=*     > VALUE > '_include:logical' is not supported; supported: _include,"
                        + " _include:iterate, _revinclude, _revinclude:iterate.",
                "_list=$current-problems > VALUE > _list must be the id of a List; lists by name such as"
                        + " $current-problems are not supported.",
                "_contained=true        > NOT_SUPPORTED > _contained can only be false: contained resources are not"
                        + " indexed.",
                "_type=Patient          > NOT_SUPPORTED > _type is for searches of the whole system, not of one type.",
                "_query=x               > NOT_SUPPORTED > Search parameter '_query' is not supported.",
                "organization.nam=x     > NOT_SUPPORTED > Unknown search parameter 'nam' on Organization; see"
                        + " /metadata.",
                "general-practitioner:Patient.name=x > VALUE > Search parameter 'general-practitioner' of Patient does"
                        + " not refer to 'Patient'.",
                "name.family=x          > VALUE > Search parameter 'name' of Patient is not a reference, so it cannot"
                        + " be chained.",
                "organisation.name=x    > NOT_SUPPORTED > Unknown search parameter 'organisation' on Patient; see"
                        + " /metadata.",
                "name=                  > VALUE > Search parameter 'name' has no value.",
                "gender=male,           > VALUE > Search parameter 'gender' has an empty value.",
                "name=a%00b             > VALUE > Search parameter 'name' contains a character that FHIR does not allow.",
                "name=%20               > VALUE > Search parameter 'name' must be a text with at least one visible"
                        + " character, not ' '.",
                "identifier=a|b|c       > VALUE > Search parameter 'identifier' must be code, system|code, |code or"
                        + " system|, not 'a|b|c'.",
                "identifier=|           > VALUE > Search parameter 'identifier' must be code, system|code, |code or"
                        + " system|, not '|'.",
                "birthdate=2024-13      > VALUE > Search parameter 'birthdate' must be a date such as 2024, 2024-05,"
                        + " 2024-05-17 or 2024-05-17T09:30:00Z, perhaps after eq, ne, gt, lt, ge, le, sa, eb, ap, not"
                        + " '2024-13'.",
                "birthdate=xx2024       > VALUE > Search parameter 'birthdate' must be a date such as 2024, 2024-05,"
                        + " 2024-05-17 or 2024-05-17T09:30:00Z, perhaps after eq, ne, gt, lt, ge, le, sa, eb, ap, not"
                        + " 'xx2024'.",
                "organization=a/b/c     > VALUE > Search parameter 'organization' must be an id, Type/id or an"
                        + " absolute URL, not 'a/b/c'.",
                "organization:Organization=Patient/1 > VALUE > Search parameter 'organization' must be an id or"
                        + " Organization/id, not 'Patient/1'.",
                "gender:missing=yes     > VALUE > The modifier ':missing' must be true or false, not 'yes'.",
                "_count=x               > VALUE > _count must be a whole number of 0 or more, not 'x'.",
                "_count=-1              > VALUE > _count must be a whole number of 0 or more, not '-1'.",
                "_count=1&_count=2      > VALUE > _count may be given once, not 2 times.",
                "_cursor=a&_cursor=b    > VALUE > _cursor may be given once, not 2 times.",
                "_total=exact           > VALUE > _total must be none, estimate or accurate, not 'exact'.",
                "_explain=yes           > VALUE > _explain must be true or false, not 'yes'.",
                "_sort=name,            > VALUE > _sort must be search parameters with commas between them, not"
                        + " 'name,'.",
                "_sort=nam              > NOT_SUPPORTED > _sort: 'nam' is not a search parameter of Patient that has an"
                        + " order; see /metadata."
            })
    void refuses(String query, ProblemKind kind, String diagnostics) {
        assertThatThrownBy(() -> SearchSetup.parse("Patient", query)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.message()).isEqualTo(diagnostics);
            assertThat(problem.kind()).isEqualTo(kind);
        });
    }

    @ParameterizedTest(name = "{0}?{1} is refused: {2}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "Location      > near=91|2|3            > Search parameter 'near' must be latitude|longitude,"
                        + " latitude|longitude|distance or latitude|longitude|distance|unit, where latitude is from -90"
                        + " to 90, longitude from -180 to 180, distance not negative, and unit km, m, mi or another"
                        + " length of UCUM such as [mi_us], not '91|2|3'.",
                "RiskAssessment > probability=much      > Search parameter 'probability' must be a number such as 100,"
                        + " 5.40 or 1e2, perhaps after eq, ne, gt, lt, ge, le, sa, eb, ap, not 'much'.",
                "Observation   > value-quantity=5|kg    > Search parameter 'value-quantity' must be number,"
                        + " number|system|code or number||code, where the number is such as 100, 5.40 or 1e2, perhaps"
                        + " after eq, ne, gt, lt, ge, le, sa, eb, ap, not '5|kg'.",
                "Observation   > code-value-quantity=5  > Search parameter 'code-value-quantity' must be 2 values"
                        + " with $ between them, such as code$value, not '5'.",
                "Observation   > component-code-value-quantity=s|$5 > Search parameter 'component-code-value-quantity'"
                        + " must be code$value or system|code$value, not 's|$5'.",
                "Observation   > code-value-quantity:missing=true > The modifier ':missing' of search parameter"
                        + " 'code-value-quantity' on Observation is not supported; supported: none.",
                "Provenance    > target:text=x          > The modifier ':text' of search parameter 'target' on"
                        + " Provenance is not supported; supported: :identifier, :missing and a type such as :Patient.",
                "MolecularSequence > chromosome-variant-coordinate=1$2 > Search parameter"
                        + " 'chromosome-variant-coordinate' must be code$start$end or system|code$start$end, where start"
                        + " and end are numbers, perhaps after eq, ne, gt, lt, ge, le, sa, eb, ap, not '1$2'.",
                "Binary        > _text=x                > Unknown search parameter '_text' on Binary; see /metadata."
            })
    void refusesOn(String type, String query, String diagnostics) {
        assertThatThrownBy(() -> SearchSetup.parse(type, query))
                .isInstanceOf(Problem.class)
                .hasMessage(diagnostics);
    }

    @Test
    void understands() {
        SearchRequest request = SearchSetup.parse(
                "Patient",
                "name=a\\,b,c&name:exact=d&_id=1,2&_count=500&_sort=-_lastUpdated,_id&_total=accurate&_cursor=xyz");
        List<Criterion> criteria = request.selections().get(0).criteria();
        assertThat(((Criterion.Values) criteria.get(0)).values()).containsExactly("a\\,b", "c");
        assertThat(((Criterion.Values) criteria.get(1)).modifier()).isEqualTo("exact");
        assertThat(criteria.get(2)).isEqualTo(new Criterion.Ids("Patient", List.of("1", "2")));
        assertThat(request.page().count()).isEqualTo(100);
        assertThat(request.page().sort()).containsExactly(new Sort("_lastUpdated", true), new Sort("_id", false));
        assertThat(request.page().total()).isEqualTo(Total.ACCURATE);
        assertThat(request.page().cursor()).contains("xyz");
        assertThat(request.applied()).contains(new Applied("name:exact", "d"), new Applied("_count", "500"));
        assertThat(request.applied()).extracting(Applied::name).doesNotContain("_cursor");
    }

    @Test
    void takesNoParametersAsAll() {
        SearchRequest request = SearchSetup.parse("Task", "_format=json&_elements=status");
        assertThat(request.selections()).containsExactly(new SearchRequest.Selection("Task", List.of()));
        assertThat(request.page())
                .isEqualTo(new SearchRequest.Page(20, List.of(), Total.NONE, false, Optional.empty()));
    }

    @Test
    void countsOnly() {
        for (String query : List.of("_summary=count", "_count=0", "_summary=count&_count=5")) {
            SearchRequest request = SearchSetup.parse("Task", query);
            assertThat(request.page().count()).isZero();
            assertThat(request.page().total()).isEqualTo(Total.ACCURATE);
        }
    }

    @Test
    void ignoresWhatItDoesNotKnowIfLenient() {
        Map<String, String[]> query =
                SearchSetup.parameters("foo=1&gender=male&_sort=nam&organization.nam=x&name:sounds=y");
        SearchRequest request = SearchSetup.PARSER.parse(SearchSetup.of("Patient"), query, true);
        assertThat(request.ignored()).containsExactly("foo", "organization.nam", "name:sounds", "_sort");
        assertThat(request.applied()).containsExactly(new Applied("gender", "male"));
        assertThat(query).hasSize(5);
    }

    @Test
    void refusesMalformedValuesEvenIfLenient() {
        Map<String, String[]> query = SearchSetup.parameters("birthdate=soon");
        assertThatThrownBy(() -> SearchSetup.PARSER.parse(SearchSetup.of("Patient"), query, true))
                .isInstanceOf(Problem.class);
    }
}
