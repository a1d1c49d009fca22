package org.footbridge.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A subscriber is told only of what exists for it, when it happens and when it is sent. */
class SubscriptionAccessTest {
    private static final Rights RIGHTS = new Rights();

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
                    "--footbridge.validation.mode=off",
                    "--footbridge.subscriptions.networks=127.0.0.0/8",
                    "--footbridge.subscriptions.pause-max=1s")
            .under(RIGHTS);

    /** Everybody sees all Subscriptions, and patients with a tag. */
    private static final class Rights implements AccessPolicy {
        private volatile String tag = "mine";

        @Override
        public Visibility visibility(Caller caller, String type) {
            return type.equals("Patient") ? Visibility.matching(Map.of("_tag", "urn:x|" + tag)) : Visibility.ALL;
        }

        @Override
        public Map<String, Visibility> masked(Caller caller, String type) {
            return type.equals("Patient") ? Map.of("telecom", Visibility.NONE) : Map.of();
        }

        @Override
        public void require(Caller caller, AttemptedChange change) {}
    }

    private static void create(String tag, String family) {
        String json = "{\"resourceType\":\"Patient\",\"meta\":{\"tag\":[{\"system\":\"urn:x\",\"code\":\"" + tag
                + "\"}]},\"telecom\":[{\"value\":\"masked\"}],\"name\":[{\"family\":\"" + family + "\"}]}";
        assertThat(server.post("Patient", json).status()).isEqualTo(201);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void whatIsHiddenIsNoEventAndWhatBecomesHiddenIsWithheld() throws InterruptedException {
        try (Receiver receiver = new Receiver()) {
            String subscription =
                    "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"r\",\"criteria\":\"Patient?\","
                            + "\"channel\":{\"type\":\"rest-hook\",\"payload\":\"application/fhir+json\",\"endpoint\":\""
                            + receiver.url() + "\"}}";
            assertThat(server.post("Subscription", subscription.replace("Patient?", "Patient?telecom=masked"))
                            .diagnostics())
                    .contains("elements that your roles do not show you");
            Answer answer = server.post("Subscription", subscription);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            String id = answer.id();
            await(() -> server.get("Subscription/" + id).body().contains("\"active\""));
            create("yours", "Hidden");
            create("mine", "Shown");
            await(() -> receiver.events().size() == 1);
            assertThat(receiver.events().get(0).body())
                    .contains("Shown", "SUBSETTED")
                    .doesNotContain("masked");
            receiver.answers(received -> 503);
            create("mine", "Withheld");
            await(() -> receiver.events().size() >= 2);
            RIGHTS.tag = "other";
            int before = receiver.events().size();
            await(() -> server.rows("SELECT state FROM subscription_event ORDER BY number")
                    .contains("(withheld)"));
            receiver.answers(received -> 200);
            RIGHTS.tag = "mine";
            create("mine", "Last");
            await(() -> receiver.events().stream().anyMatch(one -> one.body().contains("Last")));
            assertThat(receiver.events()
                            .subList(
                                    Math.min(before + 1, receiver.events().size()),
                                    receiver.events().size()))
                    .noneMatch(one -> one.body().contains("Withheld"));
            assertThat(receiver.all()).noneMatch(one -> one.body().contains("Hidden"));
            assertThat(server.rows("SELECT number FROM subscription_event")).hasSize(3);
        }
    }
}
