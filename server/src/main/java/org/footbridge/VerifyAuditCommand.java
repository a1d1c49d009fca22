package org.footbridge;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.store.Store;
import org.footbridge.store.audit.VerificationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code bin/footbridge verify-audit [--checkpoints=FILE]}: verifies the audit log with the settings of the server, whether it runs or
 * not. It opens no port and changes nothing.
 */
final class VerifyAuditCommand {
    static final String NAME = "verify-audit";
    static final int WHOLE = 0;
    static final int FINDINGS = 1;
    static final int NOT_RUN = 2;

    private static final Logger log = LoggerFactory.getLogger(VerifyAuditCommand.class);

    private VerifyAuditCommand() {}

    /** The exit code; the report is written to {@code out}. */
    static int run(String[] settings, PrintStream out) {
        try {
            return CommandContext.run(CommandStore.class, settings, NOT_RUN, context -> verify(context, out));
        } catch (Problem problem) {
            log.error("The verification ended before it had seen everything: {}", problem.message());
            return NOT_RUN;
        } catch (SettingException wrong) {
            log.error("{}", wrong.getMessage());
            return NOT_RUN;
        } catch (IllegalStateException failure) {
            log.error("Nothing was verified; has the server of this version been started before?", failure);
            return NOT_RUN;
        }
    }

    private static int verify(ConfigurableApplicationContext context, PrintStream out) {
        AuditKeys keys = new AuditKeys(context.getBean(ServerSettings.class));
        Optional<Path> checkpoints = Optional.ofNullable(
                        context.getEnvironment().getProperty("checkpoints"))
                .map(Path::of);
        VerificationReport report =
                context.getBean(Store.class).verification().run(keys.trusted(), keys.kept(checkpoints.orElse(null)));
        report.lines().forEach(out::println);
        return report.clean() ? WHOLE : FINDINGS;
    }
}
