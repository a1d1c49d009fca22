package org.footbridge.oracle.random;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Value.Near;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;

/** Places to be near to, made from one that there is. */
final class NearMaker {
    private final Dice dice;
    private final Evaluator evaluator;

    NearMaker(Dice dice, Evaluator evaluator) {
        this.dice = dice;
        this.evaluator = evaluator;
    }

    Optional<Made> make(Stored seed) {
        if (!seed.type().equals("Location")) {
            return Optional.empty();
        }
        return evaluator.values(seed, evaluator.definitions().get("Location", "near")).stream()
                .map(value -> (LocationPositionComponent) value)
                .filter(position -> position.hasLatitude() && position.hasLongitude())
                .findFirst()
                .filter(NearMaker::isOnEarth)
                .map(this::near)
                .map(near -> Made.of(new Simple("near", "", List.of(near)), Feature.NEAR, near.unit()));
    }

    private static boolean isOnEarth(LocationPositionComponent position) {
        return position.getLatitude().abs().compareTo(new BigDecimal("89")) <= 0
                && position.getLongitude().abs().compareTo(new BigDecimal("180")) <= 0;
    }

    private Near near(LocationPositionComponent position) {
        String latitude = moved(position.getLatitude());
        String longitude = dice.chance(20) ? position.getLongitude().toPlainString() : moved(position.getLongitude());
        return switch (dice.below(5)) {
            case 0 -> new Near(latitude, longitude, "", "");
            case 1 -> new Near(latitude, longitude, dice.among("10", "120.5", "0"), "");
            case 2 -> new Near(latitude, longitude, dice.among("50000", "120000"), "m");
            case 3 -> new Near(latitude, longitude, dice.among("20", "70"), dice.among("mi", "[mi_us]", "[mi_i]"));
            default -> new Near(latitude, longitude, dice.among("35", "80", "150", "20000"), "km");
        };
    }

    /** Some kilometres away, and never beyond the end of a degree's range. */
    private String moved(BigDecimal degrees) {
        BigDecimal by = BigDecimal.valueOf(dice.between(0, 900), 3);
        return (degrees.signum() > 0 ? degrees.subtract(by) : degrees.add(by)).toPlainString();
    }
}
