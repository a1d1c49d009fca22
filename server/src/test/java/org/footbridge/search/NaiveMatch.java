package org.footbridge.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** The comparisons of R4 search as plainly as they can be written, for the types of value that are common. */
final class NaiveMatch {
    private static final List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb");

    /** What is asked, as it stands in the query, and which values it is true of. */
    public record Question(String modifier, String value, Predicate<Base> matches) {}

    /** A system and a code, either empty if it is not there. */
    private record Code(String system, String code) {}

    private NaiveMatch() {}

    /** A question that {@code seed} gives rise to; null if there is none. */
    static @Nullable Question question(Kind kind, Base seed, Random random) {
        return switch (kind) {
            case TOKEN -> token(seed, random);
            case REFERENCE -> reference(seed);
            case STRING -> string(seed, random);
            case DATE -> date(seed, random);
            case NUMBER, QUANTITY -> number(seed, random);
            case URI -> uri(seed);
            case COMPOSITE, SPECIAL, WORDS -> null;
        };
    }

    private static @Nullable Question token(Base seed, Random random) {
        List<Code> codes = codes(seed);
        if (codes.isEmpty()) {
            return null;
        }
        Code asked = codes.get(random.nextInt(codes.size()));
        String system = escaped(asked.system());
        String code = escaped(asked.code());
        String modifier = random.nextInt(4) == 0 ? ":not" : "";
        if (code.isEmpty() || (!system.isEmpty() && random.nextInt(5) == 0)) {
            return new Question(
                    modifier,
                    system + "|",
                    v -> codes(v).stream().anyMatch(c -> c.system().equals(asked.system())));
        } else if (random.nextBoolean()) {
            return new Question(
                    modifier,
                    code,
                    v -> codes(v).stream().anyMatch(c -> c.code().equalsIgnoreCase(asked.code())));
        }
        return new Question(
                modifier,
                system + "|" + code,
                v -> codes(v).stream()
                        .anyMatch(c ->
                                c.system().equals(asked.system()) && c.code().equalsIgnoreCase(asked.code())));
    }

    private static List<Code> codes(Base value) {
        List<Code> codes = new ArrayList<>();
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> codes.add(code(coding.getSystem(), coding.getCode())));
        } else if (value instanceof Coding coding) {
            codes.add(code(coding.getSystem(), coding.getCode()));
        } else if (value instanceof Identifier identifier) {
            codes.add(code(identifier.getSystem(), identifier.getValue()));
        } else if (value instanceof ContactPoint contact) {
            codes.add(code(null, contact.getValue()));
        } else if (value instanceof PrimitiveType<?> primitive) {
            codes.add(code(null, primitive.getValueAsString()));
        }
        codes.removeIf(code -> code.equals(new Code("", "")));
        return codes;
    }

    private static Code code(@Nullable String system, @Nullable String code) {
        return new Code(Objects.requireNonNullElse(system, ""), Objects.requireNonNullElse(code, ""));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace(",", "\\,")
                .replace("$", "\\$");
    }

    private static @Nullable Question reference(Base seed) {
        if (!(seed instanceof Reference reference)
                || !reference.hasReference()
                || reference.getReference().startsWith("#")) {
            return null;
        }
        String asked = unversioned(reference.getReference());
        return new Question(
                "",
                asked,
                value -> value instanceof Reference other
                        && other.hasReference()
                        && unversioned(other.getReference()).equals(asked));
    }

    private static String unversioned(String url) {
        return url.replaceFirst("/_history/.*", "");
    }

    private static @Nullable Question uri(Base seed) {
        String uri = seed.primitiveValue();
        return uri == null || uri.isEmpty()
                ? null
                : new Question("", escaped(uri), value -> {
                    String other = String.valueOf(value.primitiveValue());
                    return other.equals(uri) || (value instanceof CanonicalType && other.startsWith(uri + "|"));
                });
    }

    private static @Nullable Question string(Base seed, Random random) {
        String text = seed instanceof StringType ? seed.primitiveValue() : null;
        if (text == null || text.length() < 2) {
            return null;
        }
        String part = text.substring(0, 1 + random.nextInt(text.length() - 1));
        return switch (random.nextInt(3)) {
            case 0 -> new Question(":exact", escaped(text), value -> text.equals(value.primitiveValue()));
            case 1 ->
                new Question(":contains", escaped(part), value -> plain(value).contains(plain(new StringType(part))));
            default -> new Question("", escaped(part), value -> plain(value).startsWith(plain(new StringType(part))));
        };
    }

    /** Enough for the strings that random resources have. */
    private static String plain(Base value) {
        String text = value instanceof StringType ? Objects.requireNonNullElse(value.primitiveValue(), "") : "";
        return text.toLowerCase(Locale.ROOT)
                .replace("ü", "u")
                .replace("ﬁ", "fi")
                .replaceAll("\\p{P}", "")
                .replaceAll(" +", " ")
                .strip();
    }

    private static @Nullable Question date(Base seed, Random random) {
        String text = seed instanceof BaseDateTimeType date ? date.getValueAsString() : null;
        if (text == null) {
            return null;
        }
        String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
        OffsetDateTime from = start(text);
        OffsetDateTime to = end(text);
        return new Question("", prefix + text, value -> {
            List<OffsetDateTime> ends = ends(value);
            return !ends.isEmpty() && holds(prefix, Collections.min(ends), Collections.max(ends), from, to);
        });
    }

    /** The first and the last moment of {@code value}, perhaps with others between them. */
    private static List<OffsetDateTime> ends(Base value) {
        List<OffsetDateTime> ends = new ArrayList<>();
        if (value instanceof BaseDateTimeType date && date.hasValue()) {
            ends.add(start(date.getValueAsString()));
            ends.add(end(date.getValueAsString()));
        } else if (value instanceof Period period && (period.hasStart() || period.hasEnd())) {
            OffsetDateTime low =
                    period.hasStart() ? start(period.getStartElement().getValueAsString()) : OffsetDateTime.MIN;
            OffsetDateTime high = period.hasEnd() ? end(period.getEndElement().getValueAsString()) : OffsetDateTime.MAX;
            ends.add(low);
            ends.add(high.isBefore(low) ? low : high);
        } else if (value instanceof Timing timing) {
            timing.getEvent().forEach(event -> ends.addAll(ends(event)));
            if (timing.hasRepeat() && timing.getRepeat().getBounds() instanceof Period bounds) {
                ends.addAll(ends(bounds));
            }
        }
        return ends;
    }

    private static boolean holds(
            String prefix, OffsetDateTime low, OffsetDateTime high, OffsetDateTime from, OffsetDateTime to) {
        boolean contained = !low.isBefore(from) && !high.isAfter(to);
        return switch (prefix) {
            case "", "eq" -> contained && low.isBefore(to);
            case "ne" -> !contained;
            case "gt" -> high.isAfter(to);
            case "lt" -> low.isBefore(from);
            case "ge" -> high.isAfter(from) && (high.isAfter(to) || !low.isBefore(from));
            case "le" -> low.isBefore(to) && (low.isBefore(from) || !high.isAfter(to));
            case "sa" -> !low.isBefore(to);
            default -> !high.isAfter(from);
        };
    }

    private static OffsetDateTime start(String text) {
        String day = text.length() == 4 ? text + "-01-01" : text.length() == 7 ? text + "-01" : text;
        return day.length() == 10
                ? LocalDate.parse(day).atStartOfDay().atOffset(ZoneOffset.UTC)
                : OffsetDateTime.parse(text);
    }

    private static OffsetDateTime end(String text) {
        return switch (text.length()) {
            case 4 -> start(text).plusYears(1);
            case 7 ->
                YearMonth.parse(text).plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
            case 10 -> start(text).plusDays(1);
            default ->
                text.contains(".")
                        ? start(text).plusNanos(1_000_000)
                        : start(text).plusSeconds(1);
        };
    }

    private static @Nullable Question number(Base seed, Random random) {
        BigDecimal asked = decimal(seed);
        if (asked == null) {
            return null;
        }
        String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
        BigDecimal half = BigDecimal.ONE.movePointLeft(asked.scale()).divide(BigDecimal.valueOf(2));
        String unit = seed instanceof Quantity quantity && quantity.hasUnit() && random.nextBoolean()
                ? quantity.getUnit()
                : "";
        return new Question(
                "", prefix + asked.toPlainString() + (unit.isEmpty() ? "" : "||" + escaped(unit)), value -> {
                    boolean inUnit = unit.isEmpty()
                            || (value instanceof Quantity other
                                    && (unit.equals(other.getUnit()) || unit.equals(other.getCode())));
                    return inUnit && low(value) != null && high(value) != null && holds(prefix, value, asked, half);
                });
    }

    private static boolean holds(String prefix, Base value, BigDecimal asked, BigDecimal half) {
        BigDecimal low = Objects.requireNonNull(low(value));
        BigDecimal high = Objects.requireNonNull(high(value)).max(low);
        boolean within = low.compareTo(asked.subtract(half)) >= 0 && high.compareTo(asked.add(half)) < 0;
        return switch (prefix) {
            case "", "eq" -> within;
            case "ne" -> !within;
            case "gt" -> high.compareTo(asked) > 0;
            case "lt" -> low.compareTo(asked) < 0;
            case "ge" -> high.compareTo(asked) >= 0;
            case "le" -> low.compareTo(asked) <= 0;
            case "sa" -> low.compareTo(asked) > 0;
            default -> high.compareTo(asked) < 0;
        };
    }

    private static @Nullable BigDecimal decimal(Base value) {
        if (value instanceof Quantity quantity) {
            return quantity.getValue();
        }
        return value.isPrimitive() && value.hasPrimitiveValue() ? new BigDecimal(value.primitiveValue()) : null;
    }

    private static @Nullable BigDecimal low(Base value) {
        if (value instanceof Range range) {
            boolean empty = range.getLow().getValue() == null && range.getHigh().getValue() == null;
            return empty
                    ? null
                    : Objects.requireNonNullElse(range.getLow().getValue(), BigDecimal.valueOf(Long.MIN_VALUE));
        } else if (value instanceof Money money) {
            return money.getValue();
        }
        boolean below = value instanceof Quantity quantity
                && quantity.hasComparator()
                && quantity.getComparator().toCode().startsWith("<");
        return below && decimal(value) != null ? BigDecimal.valueOf(Long.MIN_VALUE) : decimal(value);
    }

    private static @Nullable BigDecimal high(Base value) {
        if (value instanceof Range range) {
            boolean empty = range.getLow().getValue() == null && range.getHigh().getValue() == null;
            return empty
                    ? null
                    : Objects.requireNonNullElse(range.getHigh().getValue(), BigDecimal.valueOf(Long.MAX_VALUE));
        } else if (value instanceof Money money) {
            return money.getValue();
        }
        boolean above = value instanceof Quantity quantity
                && quantity.hasComparator()
                && quantity.getComparator().toCode().startsWith(">");
        return above && decimal(value) != null ? BigDecimal.valueOf(Long.MAX_VALUE) : decimal(value);
    }
}
