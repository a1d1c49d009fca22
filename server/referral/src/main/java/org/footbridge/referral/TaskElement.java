package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;

/** An element that a Task of a referral must have in some state. */
public enum TaskElement {
    FOCUS("focus"),
    FOR("for"),
    REQUESTER("requester"),
    AUTHORED_ON("authoredOn"),
    OWNER("owner"),
    REASON("statusReason.text"),
    OUTCOME("businessStatus"),
    OUTPUT("output");

    private final String path;

    TaskElement(String path) {
        this.path = path;
    }

    /** The element as FHIRPath: {@code Task.statusReason.text}. */
    public String expression() {
        return "Task." + path;
    }

    /** Whether {@code task} has it. */
    boolean isIn(JsonNode task) {
        JsonNode node = task;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return !node.isMissingNode() && !node.isNull() && (node.isValueNode() || !node.isEmpty());
    }
}
