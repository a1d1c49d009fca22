package org.footbridge.outcome.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.footbridge.outcome.report.RowProblem.Reason;

/** Reads the resources of a referral into what the report needs of them. */
public final class ReferralReader {
    private static final Set<String> ENGAGED = Set.of("engaged", "activity-started", "activity-completed");
    private static final Set<String> VOID = Set.of("entered-in-error", "draft");

    private final Measures measures;
    private final StrataReader strata = new StrataReader();

    public ReferralReader(Measures measures) {
        this.measures = measures;
    }

    /** The referral; measurements that cannot be read are given to {@code problems}. */
    public Referral read(ReferralResources resources, Consumer<RowProblem> problems) {
        JsonNode request = resources.request();
        Optional<LocalDate> authored = date(request.path("authoredOn"));
        List<LocalDate> met = resources.contacts().stream()
                .filter(contact -> contact.path("status").asText().equals("finished"))
                .flatMap(contact -> date(contact.path("period").path("start")).stream())
                .sorted()
                .toList();
        OptionalLong wait =
                authored.isPresent() && !met.isEmpty() && !met.get(0).isBefore(authored.get())
                        ? OptionalLong.of(ChronoUnit.DAYS.between(authored.get(), met.get(0)))
                        : OptionalLong.empty();
        return new Referral(
                "ServiceRequest/" + request.path("id").asText(),
                resources
                        .person()
                        .map(person -> "Patient/" + person.path("id").asText())
                        .orElse(""),
                strata.read(resources, authored),
                stage(resources, !met.isEmpty()),
                wait,
                met.size(),
                (int) resources.contacts().stream()
                        .filter(ReferralReader::isMissed)
                        .count(),
                measurements(resources.observations(), problems));
    }

    /** A cancelled contact whose reason is that the person did not attend. */
    private static boolean isMissed(JsonNode contact) {
        return contact.path("status").asText().equals("cancelled")
                && contact.path("reasonCode").findValuesAsText("code").contains("did-not-attend");
    }

    /** The last Task says how far the referral has come. */
    private static Stage stage(ReferralResources resources, boolean met) {
        Optional<JsonNode> last = resources.tasks().stream()
                .filter(task -> !VOID.contains(task.path("status").asText()))
                .max(Comparator.comparing(
                                (JsonNode task) -> task.path("authoredOn").asText())
                        .thenComparing(task -> task.path("id").asText()));
        if (last.isEmpty()) {
            return resources.request().path("intent").asText().equals("proposal") ? Stage.SIGNPOSTED : Stage.WAITING;
        }
        JsonNode task = last.get();
        boolean engaged = met
                || task.path("businessStatus").findValuesAsText("code").stream().anyMatch(ENGAGED::contains);
        boolean declined = task.path("statusReason").findValuesAsText("code").contains("declined-by-person");
        return switch (task.path("status").asText()) {
            case "completed" -> Stage.COMPLETED;
            case "rejected" -> declined ? Stage.DECLINED : Stage.REJECTED;
            case "cancelled" -> declined ? Stage.DECLINED : Stage.WITHDRAWN;
            case "failed" -> declined ? Stage.DECLINED : engaged ? Stage.ENDED_EARLY : Stage.NOT_ENGAGED;
            case "accepted", "in-progress", "on-hold" -> engaged ? Stage.IN_PROGRESS : Stage.NOT_ENGAGED;
            default -> Stage.WAITING;
        };
    }

    private List<Measurement> measurements(List<JsonNode> observations, Consumer<RowProblem> problems) {
        List<Measurement> all = new ArrayList<>();
        for (JsonNode observation : observations) {
            Optional<String> code = observation.path("code").findValuesAsText("code").stream()
                    .filter(one -> measures.find(one).isPresent())
                    .findFirst();
            boolean valid = Set.of("final", "amended", "corrected")
                    .contains(observation.path("status").asText());
            if (code.isEmpty() || !valid) {
                continue;
            }
            String reference = "Observation/" + observation.path("id").asText();
            Optional<Measurement> measurement = measurement(observation, code.get(), reference);
            measurement.ifPresentOrElse(all::add, () -> problems.accept(new RowProblem(Reason.NO_DATE, reference)));
        }
        return all;
    }

    private Optional<Measurement> measurement(JsonNode observation, String code, String reference) {
        JsonNode period = observation.path("effectivePeriod");
        JsonNode moment = observation.path("effectiveDateTime");
        boolean count = measures.find(code).filter(Measure::isCount).isPresent();
        Optional<LocalDate> start = date(period.isMissingNode() && !count ? moment : period.path("start"));
        Optional<LocalDate> end = date(period.isMissingNode() && !count ? moment : period.path("end"));
        if (start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
            return Optional.empty();
        }
        return Optional.of(
                new Measurement(reference, code, timepoint(observation), value(observation), start.get(), end.get()));
    }

    private static String timepoint(JsonNode observation) {
        for (JsonNode extension : observation.path("extension")) {
            if (extension.path("url").asText().endsWith("/StructureDefinition/timepoint")) {
                return extension
                        .path("valueCodeableConcept")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asText();
            }
        }
        return "";
    }

    private static OptionalDouble value(JsonNode observation) {
        JsonNode number = observation.path("valueInteger");
        JsonNode value =
                number.isMissingNode() ? observation.path("valueQuantity").path("value") : number;
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    /** The day of a date or time; empty if it is less exact. */
    static Optional<LocalDate> date(JsonNode node) {
        String text = node.asText();
        return text.length() < "2026-01-01".length()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(text.substring(0, "2026-01-01".length())));
    }
}
