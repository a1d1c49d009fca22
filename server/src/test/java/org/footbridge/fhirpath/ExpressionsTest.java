package org.footbridge.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions and their values, without any help from HAPI's engine. */
class ExpressionsTest {
    private static final Resource PATIENT =
            (Resource) FhirContext.forR4Cached().newJsonParser().parseResource("""
                {"resourceType": "Patient", "id": "p1", "active": true, "birthDate": "1970-01-02",
                 "contained": [{"resourceType": "Organization", "id": "in"}],
                 "name": [{"family": "Adams", "given": ["Ann", "Bea"]}, {"use": "maiden", "family": "Clark"}],
                 "managingOrganization": {"reference": "#in"},
                 "generalPractitioner": [{"reference": "Practitioner/1"},
                   {"reference": "http://o.example/Organization/2/_history/3"},
                   {"reference": "urn:uuid:c757873d-ec9a-4326-a141-556f43239520", "type": "PractitionerRole"}],
                 "multipleBirthInteger": 2,
                 "extension": [{"url": "urn:e",
                   "extension": [{"url": "a", "valueCode": "x"}, {"url": "b", "valueInteger": 3}]}]}\
                """);

    private final FhirPaths paths = new FhirPaths();

    private String value(String expression) {
        return paths.compile(expression).evaluate(PATIENT).stream()
                .map(Base::primitiveValue)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "Patient.name.family                                 > Adams Clark",
                "name.family                                         > Adams Clark",
                "Observation.name                                    > \"\"",
                "Resource.id                                         > p1",
                "DomainResource.name.given                           > Ann Bea",
                "Patient.name[1].family                              > Clark",
                "Patient.name[7].family                              > \"\"",
                "Patient.name.given[1]                               > Bea",
                "name.where(use = 'maiden').family                   > Clark",
                "name.where(use.empty()).given.first()               > Ann",
                "name.given.last()                                   > Bea",
                "name.given.skip(1) | name.given.take(1)             > Bea Ann",
                "name.given.tail().count()                           > 1",
                "(name.given | name.given).count()                   > 2",
                "name.given.combine(name.given).count()              > 4",
                "name.select(family + '!')                           > Adams! Clark!",
                "name.all(family.exists())                           > true",
                "name.exists(use = 'old')                            > false",
                "multipleBirth as integer                            > 2",
                "multipleBirth.ofType(boolean)                       > \"\"",
                "(multipleBirth is integer).not()                    > false",
                "Patient.multipleBirth.as(FHIR.integer) + 1 * 3      > 5",
                "-multipleBirth + 7 mod 4 - 5 div 2                  > -1",
                "7 / 2                                               > 3.5",
                "1 / 0                                               > \"\"",
                "'a' + 'b' & {} & 'c'                                > abc",
                "extension('urn:e').extension('a').value             > x",
                "extension('urn:e').extension.where(url = 'b').value > 3",
                "managingOrganization.resolve() is Organization      > true",
                "managingOrganization.resolve() is Patient           > false",
                "generalPractitioner.where(resolve() is Practitioner).reference > Practitioner/1",
                "generalPractitioner.where(resolve() is Organization).count() > 1",
                "generalPractitioner.where(resolve() is PractitionerRole).count() > 1",
                "active = true and birthDate < @1980-01-01           > true",
                "birthDate = @1970                                   > \"\"",
                "birthDate <= @1970-01-02                            > true",
                "{} and false                                        > false",
                "({} or false).empty()                               > true",
                "true xor true                                       > false",
                "false implies {}                                    > true",
                "2 in (1 | 2) and (1 | 2) contains 1                 > true",
                "1.0 = 1 and 1.50 != 1.4                             > true",
                "'ADAMS' ~ name.family.first()                       > true",
                "name.family.first().startsWith('Ad')                > true",
                "name.family.first().substring(1, 2).upper()         > DA",
                "name.family.first().length()                        > 5",
                "name.family.first().indexOf('m')                    > 3",
                "name.family.first().replace('a', 'o')               > Adoms",
                "name.family.first().matches('^A.*s$')               > true",
                "'\\u0041\\'b'                                       > A'b",
                "`name`.`given`.count() // and a comment             > 2",
                "iif(active, 'yes', 'no')                            > yes",
                "name.given.aggregate($total + $this, '')            > AnnBea",
                "name.select($index)                                 > 0 1",
                "%resource.name.count() = %context.name.count()      > true",
                "birthDate.hasValue() and name.hasValue().not()      > true",
                "birthDate.toString() + multipleBirth.toString()     > 1970-01-022",
                "'12'.toInteger() + 1                                > 13",
                "name.given.distinct().isDistinct()                  > true",
                "extension.repeat(extension).url                     > a b",
                "Patient.descendants().where($this is Organization).count() > 1",
                "name.given.intersect('Bea' | 'Cy')                  > Bea",
                "name.given.exclude('Bea')                           > Ann",
                "1.is(Integer) and 'x' is System.String              > true",
                "@2024-01-01T10:00:00Z = @2024-01-01T11:00:00+01:00  > true",
            })
    void evaluates(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(expected);
        assertThat(paths.fallbacks()).as("fallbacks").isZero();
    }

    @Test
    void asksHapiForWhatItDoesNotKnow() {
        assertThat(value("name.given.first().toChars().first()")).isEqualTo("A");
        assertThat(value("birthDate + 1 day")).isEqualTo("1970-01-03");
        assertThat(paths.fallbacks()).isEqualTo(2);
    }

    @Test
    void failsLikeHapiOnWhatNobodyKnows() {
        CompiledPath nonsense = paths.compile("name.(");
        assertThatThrownBy(() -> nonsense.evaluate(PATIENT)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void compilesATextOnce() {
        assertThat(paths.compile("Patient.name")).isSameAs(paths.compile("Patient.name"));
        assertThat(paths.compile("Patient.name").text()).isEqualTo("Patient.name");
    }

    @Test
    void startsWithinAResource() {
        Observation observation = new Observation();
        observation.addComponent().getCode().addCoding().setCode("x");
        observation.getCode().addCoding().setCode("y");
        CompiledPath path = paths.compile("code.coding.code | %resource.code.coding.code");
        assertThat(path.evaluate(observation, observation.getComponentFirstRep()))
                .extracting(Base::primitiveValue)
                .containsExactly("x", "y");
        assertThat(path.evaluate(new Patient())).isEmpty();
    }
}
