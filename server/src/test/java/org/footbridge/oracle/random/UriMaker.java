package org.footbridge.oracle.random;

import java.util.List;
import java.util.Optional;
import org.footbridge.oracle.query.Value;
import org.hl7.fhir.r4.model.Base;

/** URIs to ask for, made from one that there is. */
final class UriMaker {
    private final Dice dice;

    UriMaker(Dice dice) {
        this.dice = dice;
    }

    /** {@code versions} are those of a definition whose URL {@code value} is. */
    Optional<Value> make(Feature feature, Base value, List<String> versions) {
        String version =
                dice.chance(60) ? dice.any(versions).map(one -> "|" + one).orElse("") : "";
        return Optional.ofNullable(value.primitiveValue())
                .filter(uri -> !uri.isEmpty())
                .map(uri -> uri + version)
                .map(uri -> new Value.Plain(
                        switch (feature) {
                            case URI_BELOW -> shorter(uri);
                            case URI_ABOVE -> longer(uri);
                            default -> exact(uri);
                        }));
    }

    private String exact(String uri) {
        return switch (dice.below(6)) {
            case 0 -> dice.oneOf(Words.URIS);
            case 1, 2 -> uri.replaceFirst("\\|.*", "");
            default -> uri;
        };
    }

    private String shorter(String uri) {
        int cut = Math.max(uri.lastIndexOf('/'), Math.max(uri.lastIndexOf('.'), uri.lastIndexOf(':')));
        return switch (dice.below(4)) {
            case 0 -> uri;
            case 1 -> dice.oneOf(Words.URIS);
            default -> cut < 1 ? uri : uri.substring(0, dice.chance(50) ? cut : cut + 1);
        };
    }

    private String longer(String uri) {
        return switch (dice.below(4)) {
            case 0 -> uri;
            case 1 -> dice.oneOf(Words.URIS);
            default -> uri + dice.among("/x", "/x/y", ".4", "x");
        };
    }
}
