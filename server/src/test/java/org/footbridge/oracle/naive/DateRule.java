package org.footbridge.oracle.naive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.oracle.query.Value.Prefixed;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/**
 * Dates: both what is stored and what is asked for is the time from a first moment to just before another.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#date">R4 3.1.1.4.7 date</a>
 */
public final class DateRule {
    private final ZoneId zone;

    /** {@code zone} is that of dates, and of times that name none. */
    DateRule(ZoneId zone) {
        this.zone = zone;
    }

    /** From {@code from} to just before {@code to}. */
    record Span(Instant from, Instant to) {}

    /** The time that a date stands for. */
    Span span(String text) {
        int time = text.indexOf('T');
        if (time >= 0) {
            return moment(text, time);
        }
        LocalDate from = switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
        LocalDate to = switch (text.length()) {
            case 4 -> from.plusYears(1);
            case 7 -> from.plusMonths(1);
            default -> from.plusDays(1);
        };
        return new Span(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    private Span moment(String text, int time) {
        int end = time;
        while (end < text.length() && "Z+-".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String local = text.substring(0, end);
        ZoneId in = end == text.length() ? zone : ZoneOffset.of(text.substring(end));
        Instant from = LocalDateTime.parse(local).atZone(in).toInstant();
        return new Span(from, from.plus(width(local)));
    }

    private static Duration width(String local) {
        int dot = local.indexOf('.');
        if (dot < 0) {
            return local.chars().filter(c -> c == ':').count() == 1 ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
        }
        return Duration.ofNanos((long) Math.pow(10, 9 - (local.length() - dot - 1)));
    }

    /** The time that a value stands for; empty if it has none. */
    Optional<Span> span(Base value) {
        if (value instanceof BaseDateTimeType date) {
            return Optional.ofNullable(date.getValueAsString()).map(this::span);
        } else if (value instanceof Period period) {
            return span(period);
        } else if (value instanceof Timing timing) {
            return span(timing);
        }
        return Optional.empty();
    }

    /** A period that ends before it starts is taken for its start. */
    private Optional<Span> span(Period period) {
        if (period.getStart() == null && period.getEnd() == null) {
            return Optional.empty();
        }
        Instant from = span(period.getStartElement()).map(Span::from).orElse(Instant.MIN);
        Instant to = span(period.getEndElement()).map(Span::to).orElse(Instant.MAX);
        return Optional.of(new Span(from, to.isBefore(from) ? from : to));
    }

    /** From the first of all times that are said to the last. */
    private Optional<Span> span(Timing timing) {
        List<Span> spans = new ArrayList<>();
        timing.getEvent().forEach(event -> span(event).ifPresent(spans::add));
        if (timing.getRepeat().getBounds() instanceof Period bounds) {
            span(bounds).ifPresent(spans::add);
        }
        Stream<Instant> starts = spans.stream().map(Span::from);
        return starts.min(Instant::compareTo)
                .map(first -> new Span(
                        first,
                        spans.stream().map(Span::to).max(Instant::compareTo).orElseThrow()));
    }

    boolean matches(Base value, Prefixed asked, Instant now) {
        return span(value).filter(has -> matches(has, asked, now)).isPresent();
    }

    boolean matches(Span has, Prefixed prefixed, Instant now) {
        Span asked = span(prefixed.value());
        boolean within = !has.from().isBefore(asked.from())
                && has.from().isBefore(asked.to())
                && !has.to().isAfter(asked.to());
        boolean reachesBeyond = has.to().isAfter(asked.to());
        boolean beginsBefore = has.from().isBefore(asked.from());
        return switch (prefixed.prefix()) {
            case "", "eq" -> within;
            case "ne" -> beginsBefore || reachesBeyond;
            case "gt" -> reachesBeyond;
            case "lt" -> beginsBefore;
            case "ge" -> reachesBeyond || (!beginsBefore && has.to().isAfter(asked.from()));
            case "le" -> beginsBefore || within;
            case "sa" -> !has.from().isBefore(asked.to());
            case "eb" -> !has.to().isAfter(asked.from());
            case "ap" -> overlap(has, approximately(asked, now));
            default -> throw new IllegalArgumentException(prefixed.prefix());
        };
    }

    private static boolean overlap(Span one, Span other) {
        return one.from().isBefore(other.to()) && one.to().isAfter(other.from());
    }

    /** Wider by a tenth of the gap between now and the date. */
    private static Span approximately(Span asked, Instant now) {
        Duration gap = Duration.ZERO;
        if (now.isAfter(asked.to())) {
            gap = Duration.between(asked.to(), now);
        } else if (now.isBefore(asked.from())) {
            gap = Duration.between(now, asked.from());
        }
        Duration tenth = gap.dividedBy(10);
        return new Span(asked.from().minus(tenth), asked.to().plus(tenth));
    }
}
