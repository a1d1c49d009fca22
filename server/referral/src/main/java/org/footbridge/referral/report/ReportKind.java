package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The kinds of a report: about a referral that is under way, or about one that has ended. */
public enum ReportKind {
    PROGRESS("progress-report", "Progress report to GP and referrer", "preliminary"),
    FINAL("report-back", "Message back to GP and referrer", "final");

    private static final Set<String> OPEN = Set.of("requested", "accepted", "in-progress", "on-hold");
    private static final Set<String> ENDED = Set.of("completed", "rejected", "failed", "cancelled");

    private final String code;
    private final String title;
    private final String status;

    ReportKind(String code, String title, String status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    /**
     * The kind that {@code task} is reported by.
     *
     * @throws Problem BUSINESS_RULE if it was not sent yet, or was in error
     */
    static ReportKind of(JsonNode task) {
        String state = task.path("status").asText();
        if (OPEN.contains(state)) {
            return PROGRESS;
        } else if (ENDED.contains(state)) {
            return FINAL;
        }
        throw new Problem(
                ProblemKind.BUSINESS_RULE,
                "A referral is reported back once it has been sent; this Task is '" + state
                        + "'. (Rule referral-report.)",
                "Task.status");
    }

    /** The code of the output of the Task that refers to the stored report. */
    public String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** {@code Composition.status}. */
    String status() {
        return status;
    }
}
