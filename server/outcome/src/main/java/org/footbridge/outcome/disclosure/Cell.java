package org.footbridge.outcome.disclosure;

/** The place of a count in a table. */
public record Cell(String row, String column) {}
