package org.footbridge.oracle.random;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.oracle.naive.StringRule;
import org.footbridge.oracle.naive.TokenRule;
import org.footbridge.oracle.naive.TokenRule.Coded;
import org.footbridge.oracle.query.Value;
import org.footbridge.oracle.query.Value.Token;
import org.footbridge.oracle.query.Value.TypedIdentifier;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/** Tokens to ask for, made from one that there is. */
final class TokenMaker {
    private static final List<Feature> FORMS = List.of(
            Feature.TOKEN_CODE,
            Feature.TOKEN_CODE,
            Feature.TOKEN_SYSTEM_CODE,
            Feature.TOKEN_NO_SYSTEM,
            Feature.TOKEN_ANY_CODE);

    private final Dice dice;

    TokenMaker(Dice dice) {
        this.dice = dice;
    }

    Optional<Value> make(Feature feature, Base value) {
        return switch (feature) {
            case TOKEN_TEXT -> text(value);
            case TOKEN_OF_TYPE -> typed(value);
            case TOKEN_NOT -> any(value);
            default -> dice.any(TokenRule.codes(value)).flatMap(code -> token(feature, code));
        };
    }

    /** In any of the forms without a modifier. */
    Optional<Value> any(Base value) {
        return dice.any(TokenRule.codes(value)).flatMap(code -> token(dice.oneOf(FORMS), code));
    }

    private Optional<Value> token(Feature feature, Coded from) {
        Coded code = dice.chance(20) ? changed(from) : from;
        boolean coded = !code.code().isEmpty();
        boolean fits = switch (feature) {
            case TOKEN_CODE, TOKEN_NO_SYSTEM -> coded;
            case TOKEN_SYSTEM_CODE -> coded && !code.system().isEmpty() && !code.implied();
            case TOKEN_ANY_CODE -> !code.system().isEmpty() && !code.implied();
            case TOKEN_FIXED_SYSTEM, TOKEN_COMPUTED_SYSTEM ->
                coded && code.implied() && !code.system().isEmpty();
            default -> false;
        };
        return fits ? Optional.of(token(feature, code.system(), code.code())) : Optional.empty();
    }

    private Token token(Feature feature, String system, String code) {
        return switch (feature) {
            case TOKEN_CODE -> new Token(Optional.empty(), code);
            case TOKEN_NO_SYSTEM -> new Token(Optional.of(""), code);
            case TOKEN_ANY_CODE -> new Token(Optional.of(system), "");
            default -> new Token(Optional.of(system), code);
        };
    }

    /** Another code, so that it may be found or not. */
    private Coded changed(Coded code) {
        return switch (dice.below(6)) {
            case 0, 4, 5 -> with(code, recased(code.code()));
            case 1 -> with(code, code.code() + "x");
            case 2 -> new Coded(dice.oneOf(Words.SYSTEMS), code.code(), false, false);
            default -> with(code, dice.oneOf(Words.CODES));
        };
    }

    private static Coded with(Coded code, String other) {
        return new Coded(code.system(), other, code.implied(), code.exact());
    }

    private String recased(String code) {
        return dice.chance(50) ? code.toUpperCase(Locale.ROOT) : code.toLowerCase(Locale.ROOT);
    }

    private Optional<Value> text(Base value) {
        List<String> texts = TokenRule.texts(value)
                .filter(text -> !StringRule.plain(text).isEmpty())
                .toList();
        return dice.any(texts).flatMap(new StringMaker(dice)::start);
    }

    private Optional<Value> typed(Base value) {
        if (!(value instanceof Identifier identifier) || !identifier.hasValue()) {
            return Optional.empty();
        }
        return dice.any(identifier.getType().getCoding())
                .filter(type -> type.hasSystem() && type.hasCode())
                .map(type -> typed(type, identifier.getValue()));
    }

    private Value typed(Coding type, String value) {
        boolean other = dice.chance(15);
        return new TypedIdentifier(
                type.getSystem(),
                type.getCode(),
                other ? dice.oneOf(Words.CODES) : dice.chance(20) ? recased(value) : value);
    }
}
