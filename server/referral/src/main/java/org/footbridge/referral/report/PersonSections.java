package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.referral.report.Block.Fact;
import org.footbridge.referral.report.Block.Facts;
import org.footbridge.referral.report.Block.Paragraph;

/** The sections about the person: who it is, the GP practice, and what may be shared. */
record PersonSections(ReportSource source, People people, CodeNames codes) {
    ReportSection demographics() {
        JsonNode person = source.person();
        if (person.isMissingNode()) {
            return ReportSection.unrecorded(
                    "person-demographics",
                    "Person demographics",
                    people.who(source.task().path("for")) + ". The record of the person is not part of this report.");
        }
        Facts facts = new Facts(List.of(
                new Fact("Name", People.human(person)),
                new Fact("NHS number", People.nhsNumber(person)),
                new Fact(
                        "Date of birth",
                        BritishDates.day(person.path("birthDate").asText())),
                new Fact(
                        "Date of death",
                        BritishDates.day(person.path("deceasedDateTime").asText())),
                new Fact("Gender", gender(person)),
                new Fact("Address", People.address(person)),
                new Fact("Contact details", People.telecom(person))));
        return ReportSection.of(
                "person-demographics", "Person demographics", List.of(facts), ReportSource.paths(Stream.of(person)));
    }

    private static String gender(JsonNode person) {
        String code = person.path("gender").asText();
        return code.isEmpty() ? "" : code.substring(0, 1).toUpperCase(Locale.UK) + code.substring(1);
    }

    ReportSection practice() {
        JsonNode practices = source.person().path("generalPractitioner");
        if (practices.isEmpty()) {
            return ReportSection.unrecorded("gp-practice", "GP practice", "No GP practice is recorded.");
        }
        List<Fact> facts = new ArrayList<>();
        practices.forEach(practice -> {
            facts.add(new Fact("Practice", people.who(practice)));
            facts.add(new Fact("Contact details", people.contact(practice)));
        });
        return ReportSection.of(
                "gp-practice",
                "GP practice",
                List.of(new Facts(facts)),
                ReportSource.paths(
                        StreamSupport.stream(practices.spliterator(), false).map(source::find)));
    }

    /** The consents that the referral names; none if it names none and nothing is withheld. */
    List<ReportSection> consent() {
        List<JsonNode> consents = source.linked("Consent");
        List<Block> blocks = new ArrayList<>();
        if (source.isCodesOnly()) {
            blocks.add(new Paragraph(
                    "The person has not agreed that notes go to the GP practice. This report therefore has codes,"
                            + " dates and scores only."));
        }
        consents.forEach(consent -> blocks.add(new Facts(List.of(
                new Fact("Consent", codes.of(consent.path("scope"))),
                new Fact("Status", consent.path("status").asText().replace('-', ' ')),
                new Fact("Decision", decision(consent)),
                new Fact("Given on", BritishDates.day(consent.path("dateTime").asText()))))));
        return blocks.isEmpty()
                ? List.of()
                : List.of(ReportSection.of("consent", "Consent", blocks, ReportSource.paths(consents.stream())));
    }

    private static String decision(JsonNode consent) {
        return switch (consent.at("/provision/type").asText()) {
            case "permit" -> "Information may be shared";
            case "deny" -> "Information must not be shared with those whom the consent names";
            default -> "";
        };
    }
}
