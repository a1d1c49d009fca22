package org.footbridge.directory.listing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What a service costs.
 *
 * @param conditions codes of {@code serviceProvisionCode}: free, disc or cost
 * @param pounds the amounts of the extension {@code cost}, in pounds sterling, ascending
 * @param others whether there are costs in another currency, or without an amount
 */
public record Costs(Set<String> conditions, List<BigDecimal> pounds, boolean others) {
    /** Nothing is known. */
    public static final Costs UNKNOWN = new Costs(Set.of(), List.of(), false);

    public Costs {
        conditions = Set.copyOf(conditions);
        pounds = List.copyOf(pounds);
    }

    /** Whether the least amount is more than nothing. */
    private boolean asksMoney() {
        return !pounds.isEmpty() && pounds.get(0).signum() > 0;
    }

    /** Whether it is free for everybody. */
    public boolean isFree() {
        boolean nothing = !pounds.isEmpty() && pounds.get(pounds.size() - 1).signum() == 0 && !others;
        boolean said = conditions.contains("free") && conditions.size() == 1 && !asksMoney();
        return said || (nothing && !conditions.contains("cost") && !conditions.contains("disc"));
    }

    /** Whether it is free for nobody, as far as the directory says. */
    public boolean isCharged() {
        return !conditions.contains("free") && (asksMoney() || conditions.contains("cost"));
    }
}
