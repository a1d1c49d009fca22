package org.footbridge.oracle.naive;

import java.time.ZoneId;

/**
 * How the server is set up: its URL, without a slash at its end; where dates are that do not say it; and whether
 * quantities are also found in other units of UCUM.
 */
public record Settings(String base, ZoneId zone, boolean converts) {}
