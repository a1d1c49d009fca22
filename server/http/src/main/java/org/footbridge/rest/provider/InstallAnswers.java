package org.footbridge.rest.provider;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.footbridge.packages.Installed;
import org.footbridge.store.definition.GuideStore.Guide;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/** The Parameters resources that {@code $install} answers with. */
final class InstallAnswers {
    private InstallAnswers() {}

    /** The outcome of one package. */
    static Parameters of(Installed installed) {
        Parameters answer = new Parameters();
        ParametersParameterComponent guide = answer.addParameter().setName("package");
        text(guide, "name", installed.name());
        text(guide, "version", installed.version());
        installed
                .effects()
                .forEach((effect, count) -> guide.addPart().setName(effect).setValue(new IntegerType(count)));
        installed.left().forEach((type, count) -> {
            ParametersParameterComponent left = answer.addParameter().setName("left-out");
            left.addPart().setName("type").setValue(new CodeType(type));
            left.addPart().setName("count").setValue(new IntegerType(count));
        });
        if (!installed.warnings().isEmpty()) {
            OperationOutcome outcome = new OperationOutcome();
            installed
                    .warnings()
                    .forEach(warning -> outcome.addIssue()
                            .setSeverity(IssueSeverity.WARNING)
                            .setCode(IssueType.INCOMPLETE)
                            .setDiagnostics(warning));
            answer.addParameter().setName("outcome").setResource(outcome);
        }
        return answer;
    }

    private static void text(ParametersParameterComponent to, String name, String value) {
        to.addPart().setName(name).setValue(new StringType(value));
    }

    /** All packages that are installed. */
    static Parameters of(List<Guide> guides) {
        Parameters answer = new Parameters();
        guides.forEach(guide -> describe(answer.addParameter().setName("package"), guide));
        return answer;
    }

    private static void describe(ParametersParameterComponent to, Guide guide) {
        text(to, "name", guide.name());
        text(to, "version", guide.version());
        text(to, "sha256", guide.digest());
        to.addPart()
                .setName("definitions")
                .setValue(new IntegerType(guide.resources().size()));
        time(to, "installed", guide.installed());
    }

    private static void time(ParametersParameterComponent to, String name, Instant time) {
        to.addPart().setName(name).setValue(new InstantType(Date.from(time)));
    }
}
