package org.footbridge.ucum;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/**
 * Conversion from a UCUM unit to its canonical unit, which consists of base units only: 1 {@code mg/dL} is 10 {@code g.m-3}.
 * The factor is a fraction, so that equal quantities have equal numbers in all units: 60 per minute is exactly 1 per second.
 *
 * @see <a href="https://ucum.org/ucum">The Unified Code for Units of Measure</a>
 */
public record UnitConversion(String unit, BigDecimal offset, BigDecimal numerator, BigDecimal denominator) {
    /** The system of the codes, in FHIR. */
    public static final String SYSTEM = "http://unitsofmeasure.org";

    /** The precision of quotients that do not terminate, more digits than any measurement has. */
    private static final MathContext DIGITS = new MathContext(40);

    private static final int CODE_LENGTH_MAX = 100;

    /** Scales that do not begin at zero; of the units that UCUM calls special, these alone are converted. */
    private static final Map<String, UnitConversion> TEMPERATURES = Map.of(
            "Cel", new UnitConversion("K", new BigDecimal("273.15"), BigDecimal.ONE, BigDecimal.ONE),
            "[degF]", new UnitConversion("K", new BigDecimal("459.67"), BigDecimal.valueOf(5), BigDecimal.valueOf(9)));

    private static final LoadingCache<String, Optional<UnitConversion>> KNOWN =
            CacheBuilder.newBuilder().maximumSize(1_000).build(CacheLoader.from(UnitExpansion::conversion));

    /**
     * Returns the conversion of the unit {@code code}; empty if UCUM has no such unit, and for units whose numbers are not
     * proportional to an amount, such as pH.
     */
    public static Optional<UnitConversion> of(String code) {
        UnitConversion temperature = TEMPERATURES.get(code);
        if (temperature != null) {
            return Optional.of(temperature);
        }
        return code.length() > CODE_LENGTH_MAX ? Optional.empty() : KNOWN.getUnchecked(code);
    }

    /** {@code number} in the canonical unit. */
    public BigDecimal apply(BigDecimal number) {
        BigDecimal product = number.add(offset).multiply(numerator);
        return denominator.compareTo(BigDecimal.ONE) == 0 ? product : product.divide(denominator, DIGITS);
    }
}
