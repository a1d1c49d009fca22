package org.footbridge.directory.match;

/**
 * A reason for the rank of a service.
 *
 * @param criterion the name of the criterion
 * @param text in plain English
 */
public record Reason(String criterion, Fit fit, String text) {}
