/** Reads what HTTP writes as text: paths, queries, media types, preferences, entity tags, dates. Pure; it uses nothing but {@code problem}. */
@NullMarked
package org.footbridge.web;

import org.jspecify.annotations.NullMarked;
