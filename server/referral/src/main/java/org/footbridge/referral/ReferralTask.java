package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.json.ExactJson;

/**
 * The Task of a referral: a Task with code {@code fulfill} whose focus is a ServiceRequest, whatever profile it claims.
 *
 * @see <a href="https://hl7.org/fhir/R4/task.html">R4 Task</a>
 */
public record ReferralTask(JsonNode json) {
    private static final String CODES = "http://hl7.org/fhir/CodeSystem/task-code";

    /** As a token of searches: the code of such Tasks. */
    public static final String FULFIL = CODES + "|fulfill";

    /** As parameters of a search: the Tasks of referrals that have been sent and have not ended. */
    public static final String SENT = "code=" + FULFIL + "&status=" + statuses(TaskState::isSent);

    /** As parameters of a search: the Tasks of referrals that have not ended. */
    public static final String OPEN = "code=" + FULFIL + "&status=" + statuses(TaskState::isOpen);

    private static final Pattern REQUEST =
            Pattern.compile("(https?://.+/)?ServiceRequest/([A-Za-z0-9\\-.]{1,64})(/_history/[^/]+)?");

    /** The Task in {@code text}, as UTF-8 JSON; empty if it is not that of a referral. */
    public static Optional<ReferralTask> of(byte[] text) {
        return of(ExactJson.tree(text));
    }

    /** {@code json} as the Task of a referral; empty if it is none. */
    public static Optional<ReferralTask> of(JsonNode json) {
        ReferralTask task = new ReferralTask(json);
        return task.isFulfil() && task.isAboutRequest() ? Optional.of(task) : Optional.empty();
    }

    private static String statuses(Predicate<TaskState> which) {
        return Stream.of(TaskState.values()).filter(which).map(TaskState::code).collect(Collectors.joining(","));
    }

    private boolean isFulfil() {
        return StreamSupport.stream(json.path("code").path("coding").spliterator(), false)
                .anyMatch(coding -> coding.path("code").asText().equals("fulfill")
                        && coding.path("system").asText().equals(CODES));
    }

    private boolean isAboutRequest() {
        return json.path("focus").path("type").asText().equals("ServiceRequest")
                || REQUEST.matcher(focus()).matches();
    }

    private String focus() {
        return json.path("focus").path("reference").asText();
    }

    /** The id of the ServiceRequest; empty if it is not on this server. */
    public Optional<String> requestId() {
        Matcher matcher = REQUEST.matcher(focus());
        return matcher.matches() && matcher.group(1) == null ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** Whether {@code other} is about the same ServiceRequest. */
    boolean isAboutSame(ReferralTask other) {
        return json.path("focus").equals(other.json.path("focus"))
                || (requestId().isPresent() && requestId().equals(other.requestId()));
    }

    String status() {
        return json.path("status").asText();
    }

    /** Empty if it has a status that the Task of a referral cannot have. */
    public Optional<TaskState> state() {
        return TaskState.of(status());
    }

    /** Whether it has been sent and has not ended. */
    public boolean isSent() {
        return state().filter(TaskState::isSent).isPresent();
    }

    /** The reference in {@code for}; empty if there is no literal one. */
    public String person() {
        return json.path("for").path("reference").asText();
    }
}
