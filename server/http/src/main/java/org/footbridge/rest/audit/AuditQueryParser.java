package org.footbridge.rest.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.footbridge.audit.Interaction;
import org.footbridge.audit.Outcome;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.audit.AuditPosition;
import org.footbridge.store.audit.AuditQuery;
import org.footbridge.store.audit.AuditQuery.Kind;
import org.footbridge.store.audit.AuditQuery.Subject;
import org.footbridge.web.Presentation;

/**
 * Parses searches of AuditEvents. It knows the parameters that the audit log has an answer to, and refuses all others.
 *
 * @see <a href="https://hl7.org/fhir/R4/auditevent.html#search">R4 search parameters of AuditEvent</a>
 */
public final class AuditQueryParser {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "_id",
            "patient",
            "entity",
            "agent",
            "agent:identifier",
            "agent-name:exact",
            "altid",
            "date",
            "type",
            "subtype",
            "action",
            "outcome",
            "people",
            "_count",
            "_cursor",
            "_sort",
            "_total"));

    private final int countDefault;
    private final int countMax;

    /** @param countMax the most records of a page */
    public AuditQueryParser(int countDefault, int countMax) {
        this.countDefault = countDefault;
        this.countMax = countMax;
    }

    /**
     * A search as it was understood.
     *
     * @param ids of which the record has one; empty for all
     * @param counted whether the total is wanted
     */
    public record Parsed(AuditQuery query, Set<AuditPosition> ids, boolean counted) {}

    /** The parts of the query that are collected while parameters are read. */
    private static final class Draft {
        private final List<List<Subject>> subjects = new ArrayList<>();
        private final AuditDates dates = new AuditDates();
        private final Set<Interaction> interactions = EnumSet.allOf(Interaction.class);
        private final Set<Outcome> outcomes = EnumSet.allOf(Outcome.class);
        private final Set<AuditPosition> ids = new TreeSet<>();
        private int peopleMin;
        private int count;
        private boolean newestFirst = true;
        private boolean counted;
        private Optional<AuditPosition> after = Optional.empty();
    }

    /**
     * @param lenient whether unknown parameters are ignored
     * @throws Problem NOT_SUPPORTED or VALUE, if a parameter cannot be read
     */
    public Parsed parse(Map<String, String[]> parameters, boolean lenient) {
        Draft draft = new Draft();
        draft.count = countDefault;
        parameters.forEach((name, values) -> {
            if (KNOWN.contains(name)) {
                Arrays.stream(values).forEach(value -> read(draft, name, value));
            } else if (!Presentation.has(name) && !lenient) {
                throw new Problem(
                        ProblemKind.NOT_SUPPORTED,
                        "Unknown search parameter '" + name + "' on AuditEvent; the audit log can be searched by "
                                + String.join(", ", KNOWN) + ".");
            }
        });
        boolean none = draft.interactions.isEmpty() || draft.outcomes.isEmpty();
        return new Parsed(
                new AuditQuery(
                        draft.subjects,
                        draft.dates.from(),
                        none ? draft.dates.from() : draft.dates.until(),
                        all(draft.interactions, Interaction.values().length),
                        all(draft.outcomes, Outcome.values().length),
                        draft.peopleMin,
                        draft.newestFirst,
                        draft.count,
                        draft.after),
                draft.ids,
                draft.counted);
    }

    /** A set of everything restricts nothing. */
    private static <T> Set<T> all(Set<T> chosen, int count) {
        return chosen.size() == count ? Set.of() : chosen;
    }

    private void read(Draft draft, String name, String value) {
        if (value.isEmpty()) {
            throw new Problem(ProblemKind.VALUE, "Search parameter '" + name + "' has no value.");
        }
        switch (name) {
            case "patient" -> draft.subjects.add(each(value, one -> List.of(patient(one))));
            case "entity" -> draft.subjects.add(each(value, AuditQueryParser::entity));
            case "agent", "agent:identifier", "altid" -> draft.subjects.add(each(value, AuditQueryParser::agent));
            case "agent-name:exact" -> draft.subjects.add(each(value, one -> List.of(new Subject(Kind.USER, one))));
            case "date" -> draft.dates.restrict(value);
            case "subtype" -> subtype(draft, value);
            case "type" -> keep(draft.interactions, value, AuditQueryParser::type);
            case "action" -> keep(draft.interactions, value, AuditQueryParser::action);
            case "outcome" -> keep(draft.outcomes, value, AuditQueryParser::outcome);
            case "people" -> draft.peopleMin = Math.max(draft.peopleMin, people(value));
            case "_id" -> Arrays.stream(value.split(",")).forEach(id -> draft.ids.add(position("_id", id)));
            case "_count" -> draft.count = Math.min(number(name, value), countMax);
            case "_cursor" -> draft.after = Optional.of(position(name, value));
            case "_sort" -> draft.newestFirst = newestFirst(value);
            default -> draft.counted = counted(value);
        }
    }

    private interface Alternatives {
        List<Subject> of(String value);
    }

    private static List<Subject> each(String values, Alternatives alternatives) {
        return Arrays.stream(values.split(",", -1))
                .flatMap(value -> alternatives.of(value).stream())
                .toList();
    }

    private static Subject patient(String value) {
        String id = value.startsWith("Patient/") ? value.substring("Patient/".length()) : value;
        if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Search parameter 'patient' takes a reference such as Patient/1, not '" + value + "'.");
        }
        return new Subject(Kind.PATIENT, id);
    }

    private static List<Subject> entity(String value) {
        if (!value.matches("[A-Z][A-Za-z]*/[A-Za-z0-9.-]{1,64}")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Search parameter 'entity' takes a reference such as ServiceRequest/1, not '" + value + "'.");
        }
        Subject resource = new Subject(Kind.RESOURCE, value);
        return value.startsWith("Patient/") ? List.of(resource, patient(value)) : List.of(resource);
    }

    /** A user, an application or an organisation; what stands before a bar would be the system of an identifier. */
    private static List<Subject> agent(String value) {
        String name = value.substring(value.lastIndexOf('|') + 1);
        return List.of(
                new Subject(Kind.USER, name), new Subject(Kind.CLIENT, name), new Subject(Kind.ORGANISATION, name));
    }

    private static void subtype(Draft draft, String values) {
        List<String> codes =
                Arrays.stream(values.split(",", -1)).map(AuditQueryParser::code).toList();
        if (codes.equals(List.of("denied"))) {
            draft.outcomes.retainAll(Set.of(Outcome.DENIED));
        } else if (codes.stream().allMatch(code -> Interaction.of(code).isPresent())) {
            keep(
                    draft.interactions,
                    values,
                    code -> one -> one == Interaction.of(code).orElseThrow());
        } else if (codes.stream().noneMatch(code -> Interaction.of(code).isPresent())) {
            draft.subjects.add(codes.stream()
                    .map(code -> new Subject(Kind.OPERATION, code))
                    .toList());
        } else {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Search parameter 'subtype' takes either interactions such as read and search-type, or names of"
                            + " operations.");
        }
    }

    private interface Choice<T> {
        Predicate<T> of(String code);
    }

    private static <T> void keep(Set<T> chosen, String values, Choice<T> choice) {
        Predicate<T> any = Arrays.stream(values.split(",", -1))
                .map(AuditQueryParser::code)
                .map(choice::of)
                .reduce(one -> false, Predicate::or);
        chosen.removeIf(any.negate());
    }

    private static Predicate<Interaction> type(String code) {
        return one -> code.equals("rest");
    }

    private static Predicate<Interaction> action(String code) {
        if (!code.matches("[CRUDE]")) {
            throw new Problem(
                    ProblemKind.VALUE, "Search parameter 'action' takes C, R, U, D or E, not '" + code + "'.");
        }
        return one -> one.action() == code.charAt(0);
    }

    private static Predicate<Outcome> outcome(String code) {
        if (!code.matches("0|4|8|12")) {
            throw new Problem(ProblemKind.VALUE, "Search parameter 'outcome' takes 0, 4, 8 or 12, not '" + code + "'.");
        }
        return one -> one.code().equals(code);
    }

    /** The code of a token; its system is not compared, as each parameter has codes of one system. */
    private static String code(String token) {
        return token.substring(token.lastIndexOf('|') + 1);
    }

    private static int people(String value) {
        if (!value.startsWith("ge")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Search parameter 'people' takes a least number such as ge10, not '" + value + "'.");
        }
        return number("people", value.substring(2));
    }

    private static int number(String name, String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new Problem(
                    ProblemKind.VALUE, "Search parameter '" + name + "' takes a whole number, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }

    private static AuditPosition position(String name, String value) {
        return AuditPosition.parse(value)
                .orElseThrow(() -> new Problem(
                        ProblemKind.VALUE, "Search parameter '" + name + "' has no such value as '" + value + "'."));
    }

    private static boolean newestFirst(String value) {
        return switch (value) {
            case "-date" -> true;
            case "date" -> false;
            default ->
                throw new Problem(
                        ProblemKind.NOT_SUPPORTED,
                        "AuditEvents are sorted by -date, the newest first, or by date; not by '" + value + "'.");
        };
    }

    private static boolean counted(String value) {
        return switch (value) {
            case "accurate" -> true;
            case "none", "estimate" -> false;
            default ->
                throw new Problem(ProblemKind.VALUE, "_total must be none, estimate or accurate, not '" + value + "'.");
        };
    }
}
