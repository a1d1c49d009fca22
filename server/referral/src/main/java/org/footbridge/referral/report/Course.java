package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The course of a referral in sentences: when it was made, where it stands, why it stopped, and how it went. */
record Course(ReportSource source, People people, CodeNames codes) {
    String inWords() {
        return Stream.of(made(), state(), reason(), outcome(), contacts())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String made() {
        JsonNode referral = source.request().has("authoredOn") ? source.request() : source.task();
        String date = BritishDates.day(referral.path("authoredOn").asText());
        return people.who(source.task().path("for")) + " was referred" + (date.isEmpty() ? "" : " on " + date) + ".";
    }

    private String state() {
        JsonNode owner = source.task().path("owner");
        String by = owner.isMissingNode() ? "" : " by " + people.who(owner);
        return switch (source.task().path("status").asText()) {
            case "requested" -> "The referral has not been accepted yet.";
            case "accepted" -> "The referral was accepted" + by + ".";
            case "in-progress" -> "The referral was accepted" + by + ", and the support is under way.";
            case "on-hold" -> "The support is paused.";
            case "completed" -> "The support" + by + " has been completed.";
            case "rejected" -> "The referral was not accepted.";
            case "failed" -> "The support ended before its aim was reached.";
            default -> "The referral was cancelled.";
        };
    }

    private String reason() {
        String reason = codes.of(source.task().path("statusReason"));
        return reason.isEmpty()
                        || (source.isCodesOnly()
                                && !source.task().at("/statusReason/coding/0").has("code"))
                ? ""
                : "Reason: " + ended(reason);
    }

    private String outcome() {
        String outcome = codes.of(source.task().path("businessStatus"));
        return outcome.isEmpty() ? "" : "Outcome: " + ended(outcome.toLowerCase(Locale.UK));
    }

    private String contacts() {
        long total = source.contactsTotal();
        return total == 0 ? "" : "There " + (total == 1 ? "was one contact" : "were " + total + " contacts") + ".";
    }

    private static String ended(String sentence) {
        return sentence.matches("(?s).*[.!?]\\s*") ? sentence.strip() : sentence.strip() + ".";
    }
}
