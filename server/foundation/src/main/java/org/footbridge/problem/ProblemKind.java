package org.footbridge.problem;

/**
 * The kinds of failures of a request: the table from a cause to an HTTP status and a FHIR issue type.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-issue-type.html">R4 issue types</a>
 */
public enum ProblemKind {
    MALFORMED(400, "structure"),
    INVALID(400, "invalid"),
    VALUE(400, "value"),
    NOT_SUPPORTED(400, "not-supported"),
    UNAUTHENTICATED(401, "login"),
    FORBIDDEN(403, "forbidden"),
    NOT_FOUND(404, "not-found"),
    NO_OPERATION(404, "not-supported"),
    METHOD_NOT_ALLOWED(405, "not-supported"),
    NOT_ACCEPTABLE(406, "not-supported"),
    SLOW(408, "timeout"),
    CONFLICT(409, "conflict"),
    GONE(410, "deleted"),
    EXPIRED(410, "expired"),
    STALE(412, "conflict"),
    TOO_LARGE(413, "too-long"),
    UNSUPPORTED_MEDIA(415, "not-supported"),
    MISDIRECTED(421, "forbidden"),
    RULE(422, "processing"),
    BUSINESS_RULE(422, "business-rule"),
    COSTLY(422, "too-costly"),
    THROTTLED(429, "throttled"),
    BUSY(503, "transient"),
    TOO_COSTLY(503, "too-costly"),
    FAULT(500, "exception");

    private final int status;
    private final String issueType;

    ProblemKind(int status, String issueType) {
        this.status = status;
        this.issueType = issueType;
    }

    /** Whether the same request may succeed later. */
    public boolean isTransient() {
        return status == 503;
    }

    /** The HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** The code of {@code OperationOutcome.issue.code}. */
    public String issueType() {
        return issueType;
    }
}
