/** Assurance of services: the record that somebody has checked an entry, and reminders when that is long ago. */
@NullMarked
package org.footbridge.directory.assurance;

import org.jspecify.annotations.NullMarked;
