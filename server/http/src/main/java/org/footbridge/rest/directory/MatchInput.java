package org.footbridge.rest.directory;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.directory.match.MatchRequest;
import org.footbridge.directory.match.Near;
import org.footbridge.directory.match.Room;
import org.footbridge.directory.match.Token;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationInput;

/** Reads the parameters of {@code $match} but for the place. Whatever is not fully understood is refused, and named. */
final class MatchInput {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int VALUES_MAX = 20;
    private static final int AGE_MAX = 130;
    private static final int MONTHS_MAX = 1_200;
    private static final BigDecimal DISTANCE_MAX = BigDecimal.valueOf(20_100);
    private static final BigDecimal COST_MAX = BigDecimal.valueOf(1_000_000);

    private final OperationInput input;
    private final KnownCodes codes;

    MatchInput(OperationInput input, KnownCodes codes) {
        this.input = input;
        this.codes = codes;
    }

    /** @param near the place that is asked for */
    MatchRequest request(Optional<Near> near, LocalDate today) {
        Optional<DayOfWeek> day = day();
        Optional<LocalTime> time = time();
        if (time.isPresent() && day.isEmpty()) {
            throw new Problem(
                    ProblemKind.INVALID, "Parameter 'time' needs the parameter 'day': give both, or 'day' alone.");
        }
        Optional<BigDecimal> distance = decimal(input, "distance", DISTANCE_MAX);
        if (distance.isPresent() && near.isEmpty()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Parameter 'distance' needs a place: give 'postcode', 'latitude' and 'longitude', or 'patient'.");
        }
        Optional<BigDecimal> costMax = decimal(input, "cost-max", COST_MAX);
        boolean free = input.flag("free");
        if (free && costMax.isPresent()) {
            throw new Problem(ProblemKind.INVALID, "Parameters 'free' and 'cost-max' exclude each other: give one.");
        }
        return new MatchRequest(
                tokens("need", "sp-need"),
                tokens("activity", "sp-activity"),
                near,
                distance.stream().mapToDouble(BigDecimal::doubleValue).findFirst(),
                day,
                time,
                whole("age", AGE_MAX),
                free,
                costMax,
                languages(),
                tokens("accessibility", "sp-accessibility"),
                room(),
                whole("assured-within", MONTHS_MAX),
                today);
    }

    private List<Token> tokens(String name, String system) {
        return few(name, input.tokens(name)).stream()
                .map(text -> codes.token(name, text, system))
                .toList();
    }

    private static List<String> few(String name, List<String> values) {
        if (values.size() > VALUES_MAX) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter '" + name + "' is given " + values.size() + " times; give it " + VALUES_MAX
                            + " times at most.");
        }
        return values.stream().distinct().toList();
    }

    private Optional<DayOfWeek> day() {
        String text = input.text("day");
        if (!text.isEmpty() && !DAYS.contains(text)) {
            throw refused("day", text, "one of " + String.join(", ", DAYS));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(DayOfWeek.of(DAYS.indexOf(text) + 1));
    }

    private Optional<LocalTime> time() {
        String text = input.text("time");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException malformed) {
            throw refused("time", text, "a time such as 10:30 or 10:30:00");
        }
    }

    private OptionalInt whole(String name, int most) {
        OptionalInt number = input.number(name);
        if (number.isPresent() && number.getAsInt() > most) {
            throw refused(name, String.valueOf(number.getAsInt()), "a whole number from 0 to " + most);
        }
        return number;
    }

    private List<String> languages() {
        return few("language", input.texts("language")).stream()
                .map(text -> {
                    String tag = text.toLowerCase(Locale.ROOT);
                    if (!tag.matches("[a-z]{2}(-[a-z0-9]{2,8}){0,3}") || !LANGUAGES.contains(tag.substring(0, 2))) {
                        throw refused("language", text, "a language of BCP 47, such as cy, pl or en-GB");
                    }
                    return tag;
                })
                .toList();
    }

    private Optional<Room> room() {
        String text = input.text("capacity");
        Optional<Room> room =
                Stream.of(Room.values()).filter(one -> one.code().equals(text)).findFirst();
        if (room.isEmpty() && !text.isEmpty()) {
            throw refused(
                    "capacity",
                    text,
                    "one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Room.values()).map(Room::code).toList()));
        }
        return room;
    }

    /** The decimal from 0 to {@code most}; empty if it is not given. */
    private static Optional<BigDecimal> decimal(OperationInput input, String name, BigDecimal most) {
        Optional<BigDecimal> number = decimal(input, name);
        if (number.isPresent() && (number.get().signum() < 0 || number.get().compareTo(most) > 0)) {
            throw refused(name, input.text(name), "a number from 0 to " + most);
        }
        return number;
    }

    /** The decimal; empty if it is not given. */
    static Optional<BigDecimal> decimal(OperationInput input, String name) {
        String text = input.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        } else if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,18})?")) {
            throw refused(name, text, "a decimal number");
        }
        return Optional.of(new BigDecimal(text));
    }

    static Problem refused(String name, String text, String accepted) {
        return new Problem(
                ProblemKind.VALUE, "Parameter '" + name + "' is '" + text + "'; it must be " + accepted + ".");
    }
}
