package org.footbridge.rest.http;

/**
 * The URLs of a page, relative to the base.
 *
 * @param self what was asked for
 * @param next what the next page is asked for by, with a cursor
 */
public record PagePaths(String self, String next) {}
