package org.footbridge.directory.match;

import org.footbridge.directory.place.Coordinates;

/**
 * The place that services are to be near to.
 *
 * @param words what reasons call it, such as a postcode
 */
public record Near(Coordinates place, String words) {}
