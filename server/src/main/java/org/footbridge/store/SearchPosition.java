package org.footbridge.store;

/**
 * Where a page of a search ended.
 *
 * @param snapshot the transactions that the first page saw; later pages show nothing newer
 * @param sortValue of the last entry: its {@code updated} in microseconds if sorted by that, else 0
 * @param pid of the last entry
 */
public record SearchPosition(String snapshot, long sortValue, long pid) {}
