package org.footbridge.directory.duplicate;

import java.math.BigDecimal;
import java.util.List;

/**
 * Two services that may be one.
 *
 * @param first id of the one whose id comes first
 * @param second id of the other
 * @param score up to 1
 * @param reasons in plain English
 */
public record Pair(String first, String second, BigDecimal score, List<String> reasons) {
    public Pair {
        reasons = List.copyOf(reasons);
    }
}
