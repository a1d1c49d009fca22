/** Ranks services for a person: criteria that leave out and criteria that rank, each with its reason in plain words; pure. */
@NullMarked
package org.footbridge.directory.match;

import org.jspecify.annotations.NullMarked;
