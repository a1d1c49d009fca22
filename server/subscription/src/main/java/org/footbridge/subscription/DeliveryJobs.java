package org.footbridge.subscription;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.store.job.JobStore;

/** The jobs that deliver notifications: one for each subscription that has something to be sent. */
public record DeliveryJobs(JobStore jobs) {
    /** The kind of the jobs. */
    public static final String KIND = "subscription";

    private static final Pattern ID = Pattern.compile("\\{\"subscription\":\"([A-Za-z0-9.-]{1,64})\"}");

    /** Has the notifications of a subscription delivered; without a pause after failures if {@code now}. */
    void require(String subscription, boolean now) {
        String parameters = JsonNodeFactory.instance
                .objectNode()
                .put("subscription", subscription)
                .toString();
        jobs.require(
                UUID.nameUUIDFromBytes((KIND + "/" + subscription).getBytes(StandardCharsets.UTF_8)),
                KIND,
                parameters,
                now);
    }

    /** The id of the Subscription that a job with {@code parameters} is about. */
    static String subscription(String parameters) {
        Matcher id = ID.matcher(parameters);
        if (!id.matches()) {
            throw new IllegalStateException("The parameters of the job cannot be read");
        }
        return id.group(1);
    }
}
