package org.footbridge.oracle.random;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.oracle.naive.StringRule;
import org.footbridge.oracle.query.Value;
import org.hl7.fhir.r4.model.Base;

/** Texts to ask for, made from one that there is. */
final class StringMaker {
    private final Dice dice;

    StringMaker(Dice dice) {
        this.dice = dice;
    }

    Optional<Value> make(Feature feature, Base value) {
        List<String> texts = StringRule.texts(value).stream()
                .filter(text -> !StringRule.plain(text).isEmpty())
                .toList();
        return dice.any(texts).flatMap(text -> switch (feature) {
            case STRING_EXACT -> asked(dice.chance(70) ? text : changed(text));
            case STRING_CONTAINS -> asked(changed(part(text, dice.below(text.codePointCount(0, text.length())))));
            default -> start(text);
        });
    }

    /** The beginning of {@code text}. */
    Optional<Value> start(String text) {
        String whole = dice.chance(25) ? changed(text) : text;
        return asked(changed(part(whole.isEmpty() ? text : whole, 0)));
    }

    /** What has no letter cannot be asked for. */
    private static Optional<Value> asked(String text) {
        return StringRule.plain(text).isEmpty() ? Optional.empty() : Optional.of(new Value.Plain(text));
    }

    private String part(String text, int from) {
        int[] points = text.codePoints().skip(from).toArray();
        return new String(points, 0, dice.between(1, Math.min(points.length, dice.chance(80) ? 6 : points.length)));
    }

    private String changed(String text) {
        return switch (dice.below(9)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> StringRule.plain(text);
            case 4 -> text.replaceAll("[-'’ ]", dice.among("", " ", "-", "’"));
            case 5 -> text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('-')) + 1);
            case 3 -> dice.chance(40) ? text + dice.among("x", "%", "_", "\u0301", " ") : text;
            default -> text;
        };
    }
}
