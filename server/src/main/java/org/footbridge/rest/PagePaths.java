package org.footbridge.rest;

/**
 * The URLs of a page, relative to the base.
 *
 * @param self what was asked for
 * @param next what the next page is asked for by, with a cursor
 */
record PagePaths(String self, String next) {}
