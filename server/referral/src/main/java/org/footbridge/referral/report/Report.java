package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The message back to the GP and the referrer, with the sections of the PRSB standard for social prescribing in its order.
 *
 * @see <a href="https://theprsb.org/standards/social-prescribing-standard/">PRSB Social Prescribing Information Standard</a>
 */
public final class Report {
    private final ReportSource source;
    private final ReportKind kind;
    private final People people;
    private final List<ReportSection> sections = new ArrayList<>();

    /** @throws org.footbridge.problem.Problem BUSINESS_RULE if the referral was not sent yet, or was in error */
    public Report(ReportSource source, CodeNames allCodes) {
        CodeNames codes = source.isCodesOnly() ? allCodes.withoutTexts() : allCodes;
        this.source = source;
        this.kind = ReportKind.of(source.task());
        this.people = new People(source, codes);
        PersonSections person = new PersonSections(source, people, codes);
        ReferralSections referral = new ReferralSections(source, people, codes);
        SupportSections support = new SupportSections(source, people, codes);
        Scores scores = new Scores(codes, source.outcomes());
        sections.add(person.demographics());
        sections.add(person.practice());
        sections.addAll(person.consent());
        sections.add(referral.details());
        sections.addAll(support.contacts());
        sections.addAll(referral.issues());
        sections.add(referral.summary(scores.sentences()));
        sections.addAll(referral.services());
        sections.addAll(referral.signposts());
        sections.addAll(support.assessments(scores));
        sections.add(support.risks());
        sections.add(support.actions());
        sections.add(support.plan());
    }

    ReportSource source() {
        return source;
    }

    /** Whether the referral has ended. */
    public ReportKind kind() {
        return kind;
    }

    List<ReportSection> sections() {
        return sections;
    }

    String author() {
        return people.who(source.message().author());
    }

    /** The name of the person, with the NHS number: what every page begins with. */
    String person() {
        JsonNode person = source.person();
        String number = People.nhsNumber(person);
        return people.who(source.task().path("for")) + (number.isEmpty() ? "" : ", NHS number " + number);
    }

    String referrer() {
        JsonNode request = source.request();
        return people.who(
                request.has("requester")
                        ? request.path("requester")
                        : source.task().path("requester"));
    }
}
