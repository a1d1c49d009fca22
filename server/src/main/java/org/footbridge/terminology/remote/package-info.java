/**
 * Another terminology server, asked for what is not here. It gets codes, systems and value sets, never what was written about
 * a person; and when it fails, what it was asked for is unknown.
 */
@NullMarked
package org.footbridge.terminology.remote;

import org.jspecify.annotations.NullMarked;
