package org.footbridge;

import java.io.PrintStream;
import java.util.Optional;
import org.footbridge.access.policy.PolicyExplainer;
import org.footbridge.access.policy.PolicyExplainer.Explanation;
import org.footbridge.problem.Problem;
import org.footbridge.store.resource.StoredVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code bin/footbridge access --as WHO --may VERB RESOURCE}: says whether the access policy of the settings allows a party
 * to do something, and why. It opens no port and changes nothing that is stored.
 */
final class AccessCommand {
    static final String NAME = "access";
    static final int ALLOWED = 0;
    static final int REFUSED = 1;
    static final int NOT_RUN = 2;

    private static final Logger log = LoggerFactory.getLogger(AccessCommand.class);

    private AccessCommand() {}

    /** The exit code; the answer is written to {@code out}. */
    static int run(String[] arguments, PrintStream out) {
        AccessQuestion question;
        try {
            question = AccessQuestion.of(arguments);
        } catch (IllegalArgumentException wrong) {
            log.error("{}", wrong.getMessage());
            return NOT_RUN;
        }
        try {
            return CommandContext.run(
                    AccessConfiguration.class,
                    question.settings().toArray(String[]::new),
                    NOT_RUN,
                    context -> answer(question, context, out));
        } catch (Problem problem) {
            log.error("The policy could not be asked: {}", problem.message());
            return NOT_RUN;
        }
    }

    private static int answer(AccessQuestion question, ConfigurableApplicationContext context, PrintStream out) {
        Optional<StoredVersion> resource = question.id()
                .flatMap(id ->
                        context.getBean(CommandIndex.class).store().resources().read(question.type(), id));
        String name = question.type() + question.id().map(id -> "/" + id).orElse("");
        if (question.id().isPresent()
                && resource.filter(found -> !found.deleted()).isEmpty()) {
            log.error("There is no {} in the database.", name);
            return NOT_RUN;
        }
        Explanation explanation = context.getBean(PolicyExplainer.class)
                .explain(question.caller(), question.interaction(), question.type(), resource);
        out.println((explanation.allowed() ? "Allowed: " : "Refused: ")
                + question.interaction().verb() + " " + name);
        explanation.reasons().forEach(reason -> out.println("  " + reason));
        return explanation.allowed() ? ALLOWED : REFUSED;
    }
}
