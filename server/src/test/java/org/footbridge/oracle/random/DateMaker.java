package org.footbridge.oracle.random;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.oracle.query.Value.Prefixed;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/** Dates to ask for, made from one that there is. */
final class DateMaker {
    private static final List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");

    private final Dice dice;

    DateMaker(Dice dice) {
        this.dice = dice;
    }

    Optional<Prefixed> make(Base value) {
        return dice.any(texts(value)).map(this::make);
    }

    Prefixed make(String date) {
        String text = dice.chance(10) ? dice.oneOf(dice.chance(50) ? Words.DATES : Words.INSTANTS) : date;
        return new Prefixed(dice.oneOf(PREFIXES), text.indexOf('T') < 0 ? cut(text) : moment(text));
    }

    private static List<String> texts(Base value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof BaseDateTimeType date && date.hasValue()) {
            texts.add(date.getValueAsString());
        } else if (value instanceof Period period) {
            texts.addAll(texts(period.getStartElement()));
            texts.addAll(texts(period.getEndElement()));
        } else if (value instanceof Timing timing) {
            timing.getEvent().forEach(event -> texts.addAll(texts(event)));
            if (timing.getRepeat().getBounds() instanceof Period bounds) {
                texts.addAll(texts(bounds));
            }
        }
        return texts;
    }

    /** With less precision, or the same. */
    private String cut(String date) {
        return date.substring(0, Math.min(date.length(), dice.among(4, 7, 10, 10)));
    }

    private String moment(String text) {
        OffsetDateTime moment = OffsetDateTime.parse(text);
        return switch (dice.below(8)) {
            case 0 -> cut(text.substring(0, 10));
            case 1 -> moment.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmXXX"));
            case 2 ->
                moment.withOffsetSameInstant(ZoneOffset.ofHoursMinutes(-9, -30))
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX"));
            case 3 -> moment.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX"));
            case 4 -> moment.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SXXX"));
            case 5 ->
                moment.withOffsetSameInstant(ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern(dice.among(
                                "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS")));
            default -> text;
        };
    }
}
