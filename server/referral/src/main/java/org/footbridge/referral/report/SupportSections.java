package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.referral.report.Block.Bullets;
import org.footbridge.referral.report.Block.Fact;
import org.footbridge.referral.report.Block.Facts;
import org.footbridge.referral.report.Block.Paragraph;
import org.footbridge.referral.report.Block.Table;

/** The sections about the support: contacts, scores, risks, the plan, and what is asked of the GP. */
record SupportSections(ReportSource source, People people, CodeNames codes) {
    List<ReportSection> contacts() {
        if (source.contacts().isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        int shown = source.contacts().size();
        if (source.contactsTotal() > shown) {
            blocks.add(
                    new Paragraph("The latest " + shown + " of " + source.contactsTotal() + " contacts are listed."));
        }
        blocks.add(new Table(
                List.of("Date and time", "Method", "With", "Duration"),
                source.contacts().stream().map(this::contact).toList()));
        return List.of(ReportSection.of(
                "contacts", "Contacts with professionals", blocks, ReportSource.paths(source.contacts().stream())));
    }

    private List<String> contact(JsonNode encounter) {
        JsonNode participants = encounter.path("participant");
        JsonNode who = participants.isEmpty()
                ? encounter.path("serviceProvider")
                : participants.path(0).path("individual");
        JsonNode length = encounter.path("length");
        return List.of(
                BritishDates.time(encounter.at("/period/start").asText()),
                method(encounter.path("class")),
                who.isMissingNode() ? "" : people.who(who),
                length.has("value")
                        ? length.path("value").asText() + " "
                                + (length.path("code").asText().equals("min")
                                        ? "minutes"
                                        : length.path("unit").asText())
                        : "");
    }

    /** The codes of v3-ActCode that a contact usually has, in words. */
    private static String method(JsonNode coding) {
        return switch (coding.path("code").asText()) {
            case "VR" -> "Telephone or video";
            case "AMB" -> "At the service";
            case "HH" -> "At home";
            case "FLD" -> "In the community";
            default ->
                coding.has("display")
                        ? coding.path("display").asText()
                        : coding.path("code").asText();
        };
    }

    List<ReportSection> assessments(Scores scores) {
        List<List<String>> rows = scores.rows();
        return rows.isEmpty()
                ? List.of()
                : List.of(ReportSection.of(
                        "assessments",
                        "Assessments",
                        List.of(new Table(List.of("Measure", "First score", "Latest score", "Change"), rows)),
                        ReportSource.paths(source.outcomes().stream())));
    }

    ReportSection risks() {
        List<JsonNode> risks = Stream.of("Flag", "RiskAssessment")
                .flatMap(type -> source.linked(type).stream())
                .toList();
        List<String> names =
                risks.stream().map(this::risk).filter(name -> !name.isEmpty()).toList();
        return names.isEmpty()
                ? ReportSection.unrecorded(
                        "risks",
                        "Risks",
                        "No risk is recorded with this referral. That does not mean that there is none.")
                : ReportSection.of("risks", "Risks", List.of(new Bullets(names)), ReportSource.paths(risks.stream()));
    }

    private String risk(JsonNode risk) {
        String name = codes.of(risk.path("code"));
        String since = BritishDates.day(risk.at("/period/start").asText());
        return name.isEmpty() || since.isEmpty() ? name : name + ", since " + since;
    }

    ReportSection plan() {
        List<JsonNode> plans = source.linked("CarePlan");
        List<JsonNode> goals = source.linked("Goal");
        if (source.isCodesOnly() || (plans.isEmpty() && goals.isEmpty())) {
            return ReportSection.unrecorded(
                    "care-and-support-plan",
                    "Care and support plan",
                    source.isCodesOnly()
                            ? "The plan is not shared with the GP practice."
                            : "No plan is linked to this referral.");
        }
        Table wanted = new Table(
                List.of("Goals and hopes", "Status"),
                goals.stream()
                        .map(goal -> List.of(codes.of(goal.path("description")), goalStatus(goal)))
                        .toList());
        Table activities = new Table(
                List.of("Action or activity", "Who", "When", "Status"),
                plans.stream()
                        .flatMap(plan ->
                                StreamSupport.stream(plan.path("activity").spliterator(), false))
                        .map(activity -> activity(activity.path("detail")))
                        .toList());
        return ReportSection.of(
                "care-and-support-plan",
                "Care and support plan",
                List.of(wanted, activities),
                ReportSource.paths(Stream.concat(plans.stream(), goals.stream())));
    }

    private String goalStatus(JsonNode goal) {
        String achieved = codes.of(goal.path("achievementStatus"));
        return achieved.isEmpty() ? goal.path("lifecycleStatus").asText().replace('-', ' ') : achieved;
    }

    private List<String> activity(JsonNode detail) {
        String name = codes.of(detail.path("code"));
        return List.of(
                name.isEmpty() ? detail.path("description").asText() : name,
                detail.has("performer") ? people.whoAll(detail.path("performer")) : "",
                detail.path("scheduledString").asText(),
                detail.path("status").asText().replace('-', ' '));
    }

    ReportSection actions() {
        String actions = source.message().actions();
        Block asked = new Paragraph(
                actions.isEmpty()
                        ? "Nothing is asked of the GP or the referrer."
                        : "Asked of the GP or the referrer: " + actions);
        Block next = new Facts(List.of(new Fact(
                "Next review",
                BritishDates.day(source.task().at("/restriction/period/end").asText()))));
        return ReportSection.of(
                "plan-and-requested-actions",
                "Plan and requested actions",
                source.kind() == ReportKind.PROGRESS ? List.of(asked, next) : List.of(asked),
                List.of());
    }
}
