/**
 * Parsers for the textual parts of HTTP: paths, queries, media types, preferences, entity tags and dates. The package is
 * pure and uses only {@code problem}.
 */
@NullMarked
package org.footbridge.web;

import org.jspecify.annotations.NullMarked;
