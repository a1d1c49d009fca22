package org.footbridge.store.search;

import java.util.List;

/**
 * One way that was tried to find a page, as PostgreSQL tells of it.
 *
 * @param way what the step was, such as "walk"
 * @param found how many rows it found
 * @param enough whether they were the page, or it was tried another way
 * @param plan of the statement, run with the same values; values are not in it
 */
public record SearchStep(String way, int found, boolean enough, List<String> plan) {}
