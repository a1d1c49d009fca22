package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.referral.report.Block.Bullets;
import org.footbridge.referral.report.Block.Fact;
import org.footbridge.referral.report.Block.Facts;
import org.footbridge.referral.report.Block.Paragraph;
import org.footbridge.referral.report.Block.Table;

/** The sections about the referral: what was asked, what came of it, and where the person was sent from there. */
record ReferralSections(ReportSource source, People people, CodeNames codes) {
    private static final int NOTES_MAX = 20;
    private static final int NOTE_LENGTH_MAX = 2_000;

    ReportSection details() {
        JsonNode task = source.task();
        JsonNode request = source.request();
        JsonNode asking = request.has("requester") ? request.path("requester") : task.path("requester");
        JsonNode asked = request.path("performer");
        Facts facts = new Facts(List.of(
                new Fact("Date", BritishDates.day(first(request.path("authoredOn"), task.path("authoredOn")))),
                new Fact("Number", numbers(request)),
                new Fact("Referred by", people.who(asking)),
                new Fact("Contact details", people.contact(asking)),
                new Fact("Referral to", asked.isEmpty() ? people.who(task.path("owner")) : people.whoAll(asked)),
                new Fact("Asked for", codes.of(request.path("code"))),
                new Fact("Referral method", codes.of(extension(request, "referral-method"))),
                new Fact("Reason for referral", source.isCodesOnly() ? "" : notes(request))));
        List<JsonNode> all = new ArrayList<>(List.of(request, source.find(asking)));
        asked.forEach(performer -> all.add(source.find(performer)));
        return ReportSection.of(
                "referral-details", "Referral details", List.of(facts), ReportSource.paths(all.stream()));
    }

    private static String first(JsonNode one, JsonNode other) {
        return one.isMissingNode() ? other.asText() : one.asText();
    }

    private static String numbers(JsonNode request) {
        return String.join(", ", request.path("identifier").findValuesAsText("value"));
    }

    private static JsonNode extension(JsonNode resource, String name) {
        return StreamSupport.stream(resource.path("extension").spliterator(), false)
                .filter(one -> one.path("url").asText().endsWith("/StructureDefinition/" + name))
                .map(one -> one.path("valueCodeableConcept"))
                .findFirst()
                .orElseGet(() -> resource.path(name));
    }

    private static String notes(JsonNode resource) {
        return String.join("\n", resource.path("note").findValuesAsText("text"));
    }

    List<ReportSection> issues() {
        List<String> issues = new ArrayList<>(codes.ofAll(source.request().path("reasonCode")));
        List<JsonNode> conditions = source.linked("Condition");
        conditions.forEach(condition -> issues.add(codes.of(condition.path("code"))));
        issues.removeIf(String::isEmpty);
        return issues.isEmpty()
                ? List.of()
                : List.of(ReportSection.of(
                        "presenting-complaints",
                        "Presenting complaints or issues",
                        List.of(new Bullets(issues)),
                        ReportSource.paths(conditions.stream())));
    }

    /** The result of the referral, in sentences, with the notes of the Task unless the person keeps them from the GP. */
    ReportSection summary(List<String> changes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(new Course(source, people, codes).inWords()));
        changes.forEach(change -> blocks.add(new Paragraph(change)));
        if (!source.isCodesOnly()) {
            Stream.of(source.message().summary())
                    .filter(words -> !words.isEmpty())
                    .map(Paragraph::new)
                    .forEach(blocks::add);
            blocks.add(new Bullets(results()));
            blocks.addAll(diary());
        }
        return ReportSection.of(
                "clinical-summary", "Clinical summary", blocks, ReportSource.paths(Stream.of(source.task())));
    }

    private List<String> results() {
        return StreamSupport.stream(source.task().path("output").spliterator(), false)
                .map(output -> output.path("valueString").asText())
                .filter(result -> !result.isBlank())
                .toList();
    }

    /** The latest notes, newest first. */
    private List<Block> diary() {
        List<JsonNode> notes = new ArrayList<>();
        source.task().path("note").forEach(notes::add);
        Collections.reverse(notes);
        List<List<String>> rows = notes.stream()
                .limit(NOTES_MAX)
                .map(note -> List.of(
                        BritishDates.day(note.path("time").asText()),
                        shortened(note.path("text").asText())))
                .toList();
        List<Block> blocks = new ArrayList<>(List.of(new Table(List.of("Date", "Note"), rows)));
        if (notes.size() > NOTES_MAX) {
            blocks.add(new Paragraph("The latest " + NOTES_MAX + " of " + notes.size() + " notes are shown."));
        }
        return blocks;
    }

    private static String shortened(String note) {
        if (note.codePointCount(0, note.length()) <= NOTE_LENGTH_MAX) {
            return note;
        }
        return note.substring(0, note.offsetByCodePoints(0, NOTE_LENGTH_MAX))
                + "… (The note is longer; the Task of the referral has all of it.)";
    }

    /** Onward referrals. */
    List<ReportSection> services() {
        return listed(false, "services-and-care", "Services and care");
    }

    /** Signposting, which is no referral. */
    List<ReportSection> signposts() {
        return listed(true, "signpost-details", "Signpost details");
    }

    private List<ReportSection> listed(boolean proposals, String code, String title) {
        List<JsonNode> all = source.onward().stream()
                .filter(request -> request.path("intent").asText().equals("proposal") == proposals)
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = all.stream()
                .map(request -> List.of(
                        BritishDates.day(request.path("authoredOn").asText()),
                        codes.of(request.path("code")),
                        people.whoAll(request.path("performer")),
                        request.path("status").asText().replace('-', ' ')))
                .toList();
        Table table = new Table(List.of("Date", "For", proposals ? "Signposted to" : "Referred to", "Status"), rows);
        return List.of(ReportSection.of(code, title, List.of(table), ReportSource.paths(all.stream())));
    }
}
