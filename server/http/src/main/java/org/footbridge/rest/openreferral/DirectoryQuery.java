package org.footbridge.rest.openreferral;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.directory.openreferral.catalogue.PageRange;
import org.footbridge.directory.openreferral.catalogue.ServiceQuery;
import org.footbridge.directory.openreferral.catalogue.ServiceQuery.Hours;
import org.footbridge.directory.openreferral.catalogue.ServiceQuery.Near;
import org.footbridge.directory.place.Coordinates;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.directory.place.Postcode;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** Reads the query of a request to the open directory; every parameter that is not known, or whose value is not, is refused. */
final class DirectoryQuery {
    /** The parameters of lists. */
    static final Set<String> PAGE = Set.of("page", "per_page");

    /** The parameters of lists of services and their places. */
    static final Set<String> SERVICES = Set.of(
            "page",
            "per_page",
            "search",
            "taxonomy_term_id",
            "taxonomy_id",
            "minimum_age",
            "maximum_age",
            "start_time",
            "end_time",
            "day",
            "modified_after",
            "postcode",
            "proximity");

    private static final int PAGE_DEFAULT = 50;
    private static final int PAGE_MAX = 500;
    private static final int TEXT_MAX = 500;
    private static final int NUMBER_MAX = 1_000_000;
    private static final BigDecimal METRES_MAX = BigDecimal.valueOf(NUMBER_MAX);
    private static final Map<String, String> DAYS = Map.of(
            "monday",
            "MO",
            "tuesday",
            "TU",
            "wednesday",
            "WE",
            "thursday",
            "TH",
            "friday",
            "FR",
            "saturday",
            "SA",
            "sunday",
            "SU");

    private final Map<String, String[]> values;

    DirectoryQuery(Map<String, String[]> values, Set<String> known) {
        this.values = values;
        requireKnown(values, known);
    }

    /** Refuses every parameter. */
    static void requireNone(Map<String, String[]> values) {
        requireKnown(values, Set.of());
    }

    private static void requireKnown(Map<String, String[]> values, Set<String> known) {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(
                            ProblemKind.NOT_SUPPORTED,
                            "Parameter '" + name + "' is not supported; this takes "
                                    + (known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known))) + ".");
                });
    }

    PageRange page() {
        return new PageRange(number("page", 1, NUMBER_MAX), number("per_page", PAGE_DEFAULT, PAGE_MAX));
    }

    ServiceQuery services(PlaceLookup places) {
        return new ServiceQuery(
                text("search"),
                text("taxonomy_term_id"),
                text("taxonomy_id"),
                decimal("minimum_age"),
                decimal("maximum_age"),
                new Hours(time("start_time"), time("end_time"), day()),
                modified(),
                near(places));
    }

    private String text(String name) {
        String[] given = values.getOrDefault(name, new String[0]);
        if (given.length > 1) {
            throw new Problem(ProblemKind.INVALID, "Parameter '" + name + "' must be given once.");
        } else if (given.length == 1 && given[0].length() > TEXT_MAX) {
            throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' has more than " + TEXT_MAX + " characters.");
        }
        return given.length == 0 ? "" : given[0].strip();
    }

    private int number(String name, int usual, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return usual;
        } else if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw wrong(name, "a whole number from 1 to " + most, text);
        }
        return Integer.parseInt(text);
    }

    private Optional<BigDecimal> decimal(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        } else if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw wrong(name, "a number of 0 or more", text);
        }
        return Optional.of(new BigDecimal(text));
    }

    private String time(String name) {
        String text = text(name);
        if (!text.isEmpty() && !text.matches("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")) {
            throw wrong(name, "a time such as 09:30", text);
        }
        return text.matches("..:..") ? text + ":00" : text;
    }

    private String day() {
        String text = text("day");
        String name = DAYS.getOrDefault(text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT));
        if (!text.isEmpty() && !DAYS.containsValue(name)) {
            throw wrong("day", "a day such as MO or Monday", text);
        }
        return name;
    }

    private Optional<Instant> modified() {
        String text = text("modified_after");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text.matches(".*([Zz]|[+-]\\d\\d:\\d\\d)") ? text : text + "Z")
                                    .toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException unreadable) {
            throw wrong("modified_after", "a date or time such as 2026-03-01 or 2026-03-01T10:00:00Z", text);
        }
    }

    private Optional<Near> near(PlaceLookup places) {
        String postcode = text("postcode");
        Optional<BigDecimal> metres = decimal("proximity");
        if (postcode.isEmpty() && metres.isEmpty()) {
            return Optional.empty();
        } else if (postcode.isEmpty() || metres.isEmpty()) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameters 'postcode' and 'proximity' (in metres) go together: this server does not know in which"
                            + " service areas a postcode lies.");
        } else if (metres.get().compareTo(METRES_MAX) > 0) {
            throw wrong(
                    "proximity",
                    "a number of metres up to " + NUMBER_MAX,
                    metres.get().toPlainString());
        }
        Coordinates middle =
                Postcode.parse(postcode).flatMap(places::find).orElseThrow(() -> unknown(postcode, places));
        return Optional.of(new Near(middle, metres.get().doubleValue()));
    }

    private static Problem unknown(String postcode, PlaceLookup places) {
        return places.isEmpty()
                ? new Problem(
                        ProblemKind.NOT_SUPPORTED,
                        "This server has no table of postcodes, so parameters 'postcode' and 'proximity' cannot be used;"
                                + " leave them out, or ask the operator to load one.")
                : new Problem(
                        ProblemKind.VALUE, "Parameter 'postcode' is '" + postcode + "', which is no known postcode.");
    }

    private static Problem wrong(String name, String wanted, String text) {
        return new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be " + wanted + ", not '" + text + "'.");
    }
}
