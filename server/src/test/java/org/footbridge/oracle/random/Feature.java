package org.footbridge.oracle.random;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.footbridge.search.parameter.SearchParameter.Kind;

/**
 * What a query can be made of. The server has those that are {@code served}; the others are waiting for it, and the
 * setting {@code oracle.features} tries them: {@code all}, or names to add, such as {@code NEAR,SORT_ID}, or with
 * {@code only:} before them nothing else.
 */
public enum Feature {
    STRING_START(
            Kind.STRING,
            true,
            "begins with",
            "`family=smi`; case, accents, punctuation and white space do not matter; of people's names each word"),
    STRING_EXACT(Kind.STRING, true, "`:exact`", "`family:exact=Smith`; everything matters"),
    STRING_CONTAINS(Kind.STRING, true, "`:contains`", "`family:contains=mit`"),
    TOKEN_CODE(Kind.TOKEN, true, "code", "`code=a`, whatever the system; case matters where the code system says so"),
    TOKEN_SYSTEM_CODE(Kind.TOKEN, true, "system and code", "`code=http://a.example|a`"),
    TOKEN_NO_SYSTEM(Kind.TOKEN, true, "code without a system", "`code=|a`"),
    TOKEN_ANY_CODE(Kind.TOKEN, true, "any code of a system", "`code=http://a.example|`"),
    TOKEN_FIXED_SYSTEM(Kind.TOKEN, true, "implied system", "`gender=http://hl7.org/fhir/administrative-gender|male`"),
    TOKEN_COMPUTED_SYSTEM(
            Kind.TOKEN,
            true,
            "implied system of what is computed",
            "`deceased=http://hl7.org/fhir/special-values|false`"),
    TOKEN_NOT(Kind.TOKEN, true, "`:not`", "`code:not=a`, also without any code"),
    TOKEN_TEXT(Kind.TOKEN, true, "`:text`", "`code:text=lone`: what is there for people begins so"),
    TOKEN_OF_TYPE(Kind.TOKEN, true, "`:of-type`", "`identifier:of-type=system|code|value`"),
    TOKEN_IN(Kind.TOKEN, true, "`:in`", "`code:in=http://terms.example/sets/1`: a value set that is stored or known"),
    TOKEN_NOT_IN(Kind.TOKEN, true, "`:not-in`", "`code:not-in=…`, also without any code"),
    TOKEN_BELOW(Kind.TOKEN, true, "`:below`", "`code:below=system|code`: the code and those below it in its system"),
    TOKEN_ABOVE(Kind.TOKEN, true, "`:above`", "`code:above=system|code`"),
    REFERENCE_TYPED(Kind.REFERENCE, true, "type and id", "`subject=Patient/1`, also with a version"),
    REFERENCE_ID(Kind.REFERENCE, true, "id", "`subject=1`, of any type the parameter may point to"),
    REFERENCE_URL(
            Kind.REFERENCE, true, "URL", "`subject=https://other.example/fhir/Patient/1`; canonicals by their URL"),
    REFERENCE_MODIFIER(Kind.REFERENCE, true, "`:Type`", "`subject:Patient=1`"),
    REFERENCE_IDENTIFIER(Kind.REFERENCE, true, "`:identifier`", "`subject:identifier=system|value`"),
    DATE(
            Kind.DATE,
            true,
            "date",
            "`date=ge2024-05`; year to microsecond, with and without a zone; eq ne gt lt ge le sa eb ap"),
    DATE_ZONE("date", true, "of a place", "`footbridge.search.zone` says where a date is, and a time without a zone"),
    NUMBER(Kind.NUMBER, true, "number", "`probability=gt0.8`; eq ne gt lt ge le sa eb ap"),
    QUANTITY(Kind.QUANTITY, true, "number", "`value-quantity=5.4` in any unit; eq ne gt lt ge le sa eb ap"),
    QUANTITY_SYSTEM(Kind.QUANTITY, true, "in a unit", "`value-quantity=5.4|http://unitsofmeasure.org|mg`"),
    QUANTITY_UNIT(
            Kind.QUANTITY, true, "in a unit of any system", "`value-quantity=5.4||mg`: a code or a unit as written"),
    QUANTITY_CONVERTED(
            Kind.QUANTITY,
            true,
            "in another UCUM unit",
            "`value-quantity=0.0054|http://unitsofmeasure.org|g` finds 5.4 mg"),
    URI_EXACT(
            Kind.URI,
            true,
            "the same",
            "`url=http://a.example/x`; a canonical with or without its version; a definition also by `url=http://a.example/x|1.2`"),
    URI_BELOW(
            Kind.URI,
            true,
            "`:below`",
            "`url:below=http://a.example/`, `_profile:below=http://a.example/p|1` finds 1.0 and 1.1"),
    URI_ABOVE(Kind.URI, true, "`:above`", "`url:above=http://a.example/x/y`"),
    COMPOSITE(Kind.COMPOSITE, true, "parts", "`code-value-quantity=a$gt5`"),
    COMPOSITE_INTERVAL(
            Kind.COMPOSITE,
            true,
            "code, start and end",
            "`chromosome-variant-coordinate=1$lt345$gt123`, counted from 1"),
    MISSING(
            "any",
            true,
            "`:missing`",
            "`birthdate:missing=true`, also where there is only the reason why there is none; not of composites, `_id` and `_lastUpdated`"),
    META("any", true, "labels", "`_tag`, `_security`, `_profile`, `_source`"),
    ID("any", true, "`_id`", "`_id=1,2`"),
    LAST_UPDATED("any", true, "`_lastUpdated`", "`_lastUpdated=ge2024-05-17T09:30:00Z`"),
    OR("combined", true, "any of", "`gender=male,female`"),
    AND("combined", true, "all of", "`gender=male&birthdate=1970`; a parameter can be repeated"),
    PAIR(
            "combined",
            true,
            "codes and a range that are indexed together",
            "`code=a&date=ge2024&_sort=date`; outcomes by measure and time or score, referrals by state, or state and category, and time, tasks by state and time"),
    ID_TWICE("combined", true, "`_id` repeated", "`_id=1,2&_id=2,3`"),
    CHAIN_TYPED("chained", true, "one type", "`subject:Patient.name=smi`"),
    CHAIN_UNTYPED("chained", true, "any type", "`subject.name=smi`"),
    CHAIN_DEEP("chained", true, "two or three references", "`focus:ServiceRequest.subject:Patient.name=smi`"),
    HAS("chained", true, "`_has`", "`_has:Observation:patient:code=a`"),
    HAS_NESTED("chained", true, "`_has` within `_has`", "`_has:Observation:patient:_has:AuditEvent:entity:agent=x`"),
    HAS_CHAIN("chained", true, "a chain within `_has`", "`_has:Task:patient:owner.name=smi`"),
    LIST("chained", true, "`_list`", "`_list=1`: what is in that List"),
    COMPARTMENT("where", true, "compartment", "`/Patient/1/Observation?code=a`"),
    COMPARTMENT_ALL("where", true, "all of a compartment", "`/Patient/1/*`"),
    SYSTEM("where", true, "several types", "`/?_type=Patient,Task&_lastUpdated=gt2024`"),
    FILTER("combined", true, "`_filter`", "`_filter=name co \"pet\" and (birthdate ge 1970)`"),
    NEAR(Kind.SPECIAL, true, "`near`", "`near=51.5|-0.1|10|km`"),
    SORT_UPDATED("sorted", true, "`_lastUpdated`", "`_sort=-_lastUpdated`"),
    SORT_ID("sorted", true, "`_id`", "`_sort=_id`"),
    SORT_PARAMETER("sorted", true, "a parameter", "`_sort=birthdate`; what has no value comes last"),
    SORT_SEVERAL("sorted", true, "several", "`_sort=family,-birthdate`"),
    SORT_NEAR("sorted", true, "distance", "`near=51.5|-0.1&_sort=near`"),
    INCLUDE("included", true, "`_include`", "`_include=Task:owner`, `Task:owner:Organization`"),
    REVINCLUDE("included", true, "`_revinclude`", "`_revinclude=Task:focus`"),
    INCLUDE_ITERATE("included", true, "`:iterate`", "`_include:iterate=Organization:partof`"),
    INCLUDE_ALL("included", true, "`*`", "`_include=*`, `_include=Task:*`"),
    PAGES("answered", true, "pages", "`_count=5`, and the links to the next"),
    TOTAL("answered", true, "`_total`", "`none`, `estimate`, `accurate`"),
    COUNT_ONLY("answered", true, "the number only", "`_summary=count`, `_count=0`"),
    POSTED("answered", true, "by POST", "`POST /Patient/_search`"),
    POSTED_UNICODE("answered", true, "by POST, any text", "beyond ASCII, percent-encoded UTF-8");

    private final String group;
    private final Optional<Kind> kind;
    private final boolean served;
    private final String title;
    private final String forms;

    Feature(Kind kind, boolean served, String title, String forms) {
        this.group = kind.name().toLowerCase(Locale.ROOT);
        this.kind = Optional.of(kind);
        this.served = served;
        this.title = title;
        this.forms = forms;
    }

    Feature(String group, boolean served, String title, String forms) {
        this.group = group;
        this.kind = Optional.empty();
        this.served = served;
        this.title = title;
        this.forms = forms;
    }

    /** The kind of parameter whose values it asks for; empty if it is about something else. */
    public Optional<Kind> kind() {
        return kind;
    }

    /** What it belongs to: a kind of parameter, or a word of ours. */
    public String group() {
        return group;
    }

    public boolean isServed() {
        return served;
    }

    public String title() {
        return title;
    }

    /** What can be written, in Markdown. */
    public String forms() {
        return forms;
    }

    /** Those to be tried: the ones that are served, unless {@code oracle.features} says otherwise. */
    public static Set<Feature> chosen() {
        Set<Feature> chosen = EnumSet.noneOf(Feature.class);
        String setting = System.getProperty("oracle.features", "");
        Arrays.stream(values())
                .filter(feature -> setting.equals("all") || (feature.served && !setting.startsWith("only:")))
                .forEach(chosen::add);
        if (!setting.isEmpty() && !setting.equals("all")) {
            for (String name : List.of(setting.replaceFirst("^only:", "").split(","))) {
                chosen.add(valueOf(name));
            }
        }
        return chosen;
    }
}
