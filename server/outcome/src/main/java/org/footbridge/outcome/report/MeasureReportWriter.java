package org.footbridge.outcome.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.footbridge.json.ExactJson;
import org.footbridge.outcome.report.Figure.State;
import org.footbridge.outcome.report.OutcomesReport.Group;
import org.footbridge.outcome.report.OutcomesReport.Line;
import org.footbridge.outcome.report.OutcomesReport.Strata;

/**
 * The report as a MeasureReport of type summary: a group for the referrals and for each measure, counts as populations, other figures in
 * the extension {@code report-figure}, and strata. What is not published says so: {@code masked} or {@code not-applicable}.
 */
public final class MeasureReportWriter {
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final String canonical;

    /** @param canonical the base of the canonical URLs of our definitions */
    public MeasureReportWriter(String canonical) {
        this.canonical = canonical;
    }

    /** The resource, of {@code time}. */
    public ObjectNode write(OutcomesReport report, Instant time) {
        ObjectNode resource = ExactJson.MAPPER.createObjectNode();
        resource.put("resourceType", "MeasureReport");
        problems(report, resource);
        resource.put("status", "complete")
                .put("type", "summary")
                .put("measure", canonical + "/Measure/sp-outcomes")
                .put("date", time.truncatedTo(ChronoUnit.SECONDS).toString());
        resource.putObject("period")
                .put("start", report.period().start().toString())
                .put("end", report.period().end().toString());
        ArrayNode groups = resource.putArray("group");
        report.groups().forEach(group -> group(group, groups.addObject()));
        return resource;
    }

    private void problems(OutcomesReport report, ObjectNode resource) {
        if (report.problems().isEmpty()) {
            return;
        }
        ArrayNode extensions = resource.putArray("extension");
        report.problems().forEach((reason, count) -> {
            ArrayNode parts = extension(extensions, "left-out-rows");
            parts.addObject().put("url", "reason").put("valueCode", reason.code());
            count.ifPresent(number -> parts.addObject().put("url", "count").put("valueUnsignedInt", number));
            report.rows().stream()
                    .filter(row -> row.reason() == reason)
                    .forEach(row -> parts.addObject()
                            .put("url", "row")
                            .putObject("valueReference")
                            .put("reference", row.reference()));
        });
    }

    private ArrayNode extension(ArrayNode extensions, String name) {
        return extensions
                .addObject()
                .put("url", canonical + "/StructureDefinition/" + name)
                .putArray("extension");
    }

    private void group(Group group, ObjectNode node) {
        figures(group.total(), node);
        code(node.putObject("code"), group.code(), group.title());
        populations(group.total(), node);
        if (group.strata().isEmpty()) {
            return;
        }
        ArrayNode stratifiers = node.putArray("stratifier");
        for (Strata strata : group.strata()) {
            ObjectNode stratifier = stratifiers.addObject();
            if (strata.withheld()) {
                absent(stratifier.putArray("extension"), "masked");
            }
            stratifier
                    .putArray("code")
                    .addObject()
                    .put("text", strata.dimension().code());
            if (!strata.lines().isEmpty()) {
                ArrayNode strataNodes = stratifier.putArray("stratum");
                strata.lines().forEach(line -> stratum(line, strataNodes.addObject()));
            }
        }
    }

    private void stratum(Line line, ObjectNode node) {
        figures(line, node);
        node.putObject("value").put("text", line.stratum());
        populations(line, node);
    }

    private void code(ObjectNode concept, String code, String title) {
        if (!code.equals("referrals")) {
            concept.putArray("coding")
                    .addObject()
                    .put("system", canonical + "/CodeSystem/sp-outcome-measure")
                    .put("code", code)
                    .put("display", title);
        }
        concept.put("text", title);
    }

    private static void absent(ArrayNode extensions, String reason) {
        extensions.addObject().put("url", ABSENT).put("valueCode", reason);
    }

    private static void populations(Line line, ObjectNode node) {
        ArrayNode populations = node.putArray("population");
        for (Figure figure : line.figures()) {
            if (figure.isCount()) {
                ObjectNode population = populations.addObject();
                population.putObject("code").put("text", figure.code());
                if (figure.value().isPresent()) {
                    population.put("count", (long) figure.value().getAsDouble());
                } else {
                    absent(population.putObject("_count").putArray("extension"), "masked");
                }
            }
        }
    }

    private void figures(Line line, ObjectNode node) {
        if (line.figures().stream().allMatch(Figure::isCount)) {
            return;
        }
        ArrayNode extensions = node.putArray("extension");
        for (Figure figure : line.figures()) {
            if (!figure.isCount()) {
                ArrayNode parts = extension(extensions, "report-figure");
                parts.addObject().put("url", "figure").put("valueCode", figure.code());
                if (figure.value().isPresent()) {
                    number(parts, "value", figure.value().getAsDouble());
                } else {
                    parts.addObject()
                            .put("url", "absent")
                            .put("valueCode", figure.state() == State.SUPPRESSED ? "masked" : "not-applicable");
                }
                figure.interval().ifPresent(ends -> {
                    number(parts, "low", ends.low());
                    number(parts, "high", ends.high());
                });
            }
        }
    }

    private static void number(ArrayNode parts, String url, double value) {
        parts.addObject().put("url", url).put("valueDecimal", BigDecimal.valueOf(value));
    }
}
