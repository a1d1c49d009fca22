package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixed values, patterns, limits and lengths of all data types: what keeps the rule is stored, what breaks it is refused. */
class DataTypeFeaturesTest {
    /** For each type of {@code value[x]} two values; of ordered ones the first is the smaller. */
    private static final Map<String, List<String>> VALUES = new TreeMap<>(Map.ofEntries(
            of("Base64Binary", "'AAAA'", "'BBBB'"),
            of("Boolean", "true", "false"),
            of("Canonical", "'https://a.example/1'", "'https://a.example/2'"),
            of("Code", "'a'", "'b'"),
            of("Date", "'2020-01-01'", "'2021-05'"),
            of("DateTime", "'2020-01-01T10:00:00Z'", "'2020-01-01T09:30:00-01:00'"),
            of("Decimal", "1.5", "1.6"),
            of("Id", "'a'", "'b'"),
            of("Instant", "'2020-01-01T10:00:00Z'", "'2020-01-01T10:00:00.5Z'"),
            of("Integer", "-3", "12"),
            of("Markdown", "'a'", "'b'"),
            of("Oid", "'urn:oid:2.16.840.1'", "'urn:oid:2.16.840.2'"),
            of("PositiveInt", "2", "10"),
            of("String", "'a'", "'bb'"),
            of("Time", "'10:00:00'", "'10:00:01'"),
            of("UnsignedInt", "0", "7"),
            of("Uri", "'urn:a:b'", "'urn:a:c'"),
            of("Url", "'https://a.example'", "'https://b.example'"),
            of(
                    "Uuid",
                    "'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'",
                    "'urn:uuid:c757873d-ec9a-4326-a141-556f43239521'"),
            of("Address", "{'city':'a'}", "{'city':'b'}"),
            of(
                    "Age",
                    "{'value':1,'system':'http://unitsofmeasure.org','code':'a'}",
                    "{'value':2,'system':'http://unitsofmeasure.org','code':'a'}"),
            of("Annotation", "{'text':'a'}", "{'text':'b'}"),
            of("Attachment", "{'title':'a'}", "{'title':'b'}"),
            of("CodeableConcept", "{'text':'a'}", "{'text':'b'}"),
            of("Coding", "{'system':'urn:x:y','code':'a'}", "{'system':'urn:x:y','code':'b'}"),
            of("ContactPoint", "{'system':'email','value':'a'}", "{'system':'email','value':'b'}"),
            of(
                    "Count",
                    "{'value':1,'system':'http://unitsofmeasure.org','code':'1'}",
                    "{'value':2,'system':'http://unitsofmeasure.org','code':'1'}"),
            of(
                    "Distance",
                    "{'value':1,'system':'http://unitsofmeasure.org','code':'m'}",
                    "{'value':2,'system':'http://unitsofmeasure.org','code':'m'}"),
            of(
                    "Duration",
                    "{'value':1,'system':'http://unitsofmeasure.org','code':'h'}",
                    "{'value':2,'system':'http://unitsofmeasure.org','code':'h'}"),
            of("HumanName", "{'family':'a'}", "{'family':'b'}"),
            of("Identifier", "{'value':'a'}", "{'value':'b'}"),
            of("Money", "{'value':1,'currency':'GBP'}", "{'value':2,'currency':'GBP'}"),
            of("Period", "{'start':'2020'}", "{'start':'2021'}"),
            of(
                    "Quantity",
                    "{'value':1.0,'system':'http://unitsofmeasure.org','code':'kg'}",
                    "{'value':1.5,'system':'http://unitsofmeasure.org','code':'kg'}"),
            of("Range", "{'low':{'value':1}}", "{'low':{'value':2}}"),
            of(
                    "Ratio",
                    "{'numerator':{'value':1},'denominator':{'value':2}}",
                    "{'numerator':{'value':1},'denominator':{'value':3}}"),
            of("Reference", "{'display':'a'}", "{'display':'b'}"),
            of(
                    "SampledData",
                    "{'origin':{'value':1},'period':1,'dimensions':1,'data':'1'}",
                    "{'origin':{'value':1},'period':1,'dimensions':1,'data':'2'}"),
            of("Timing", "{'repeat':{'count':1}}", "{'repeat':{'count':2}}"),
            of("Dosage", "{'text':'a'}", "{'text':'b'}"),
            of("ContactDetail", "{'name':'a'}", "{'name':'b'}"),
            of("Expression", "{'language':'text/cql','expression':'a'}", "{'language':'text/cql','expression':'b'}"),
            of("RelatedArtifact", "{'type':'citation','label':'a'}", "{'type':'citation','label':'b'}"),
            of(
                    "UsageContext",
                    "{'code':{'code':'a'},'valueReference':{'display':'a'}}",
                    "{'code':{'code':'a'},'valueReference':{'display':'b'}}"),
            of(
                    "ParameterDefinition",
                    "{'name':'a','use':'in','type':'string'}",
                    "{'name':'b','use':'in','type':'string'}"),
            of("TriggerDefinition", "{'type':'named-event','name':'a'}", "{'type':'named-event','name':'b'}"),
            of("DataRequirement", "{'type':'Patient','limit':1}", "{'type':'Patient','limit':2}")));

    private static final List<String> ORDERED = List.of(
            "Date", "DateTime", "Instant", "Time", "Decimal", "Integer", "PositiveInt", "UnsignedInt", "Quantity");
    private static final List<String> TEXTS =
            List.of("Code", "Id", "Markdown", "String", "Uri", "Url", "Canonical", "Oid");

    private static final StoredProfiles PROFILES = new StoredProfiles();

    private record Row(String feature, String type, String member, String limit, String good, String bad) {
        String name() {
            return (feature + "-" + type).toLowerCase(java.util.Locale.ROOT);
        }

        String definition() {
            String code = values(type).get(0).startsWith("{")
                    ? type
                    : type.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + type.substring(1);
            return StoredProfiles.extension(
                    name(),
                    "Element",
                    "{'id':'Extension.url','path':'Extension.url','fixedUri':'" + StoredProfiles.URL + name()
                            + "'},{'id':'Extension.value[x]','path':'Extension.value[x]','min':1,'type':[{'code':'"
                            + code
                            + "'}],'" + member + "':" + limit + "}");
        }

        String patient(String value) {
            return "{'resourceType':'Patient','extension':[{'url':'" + StoredProfiles.URL + name() + "','value" + type
                    + "':" + value + "}]}";
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private static Map.Entry<String, List<String>> of(String type, String one, String other) {
        return Map.entry(type, List.of(one, other));
    }

    private static List<String> values(String type) {
        return Objects.requireNonNull(VALUES.get(type));
    }

    static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        VALUES.forEach((type, values) -> {
            rows.add(new Row("fixed", type, "fixed" + type, values.get(0), values.get(0), values.get(1)));
            rows.add(new Row("pattern", type, "pattern" + type, values.get(0), values.get(0), values.get(1)));
        });
        ORDERED.forEach(type -> {
            List<String> values = values(type);
            rows.add(new Row("max", type, "maxValue" + type, values.get(0), values.get(0), values.get(1)));
            rows.add(new Row("min", type, "minValue" + type, values.get(1), values.get(1), values.get(0)));
        });
        TEXTS.forEach(type -> {
            String value = values(type).get(0);
            String longer = value.replaceFirst("'$", "1'");
            rows.add(new Row("length", type, "maxLength", String.valueOf(value.length() - 2), value, longer));
        });
        return rows.stream();
    }

    @BeforeAll
    static void store() {
        rows().forEach(row -> PROFILES.store(row.definition()));
        assertThat(PROFILES.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void whatKeepsTheRuleIsValidAndWhatBreaksItIsRefused(Row row) {
        PROFILES.requireValid(row.patient(row.good()));
        PROFILES.requireInvalid(row.patient(row.bad()));
    }
}
