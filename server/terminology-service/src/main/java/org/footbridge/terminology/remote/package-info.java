/**
 * Client of another terminology server, for code systems and value sets that are not on this server. It sends codes, systems
 * and value sets, never data about a person. If the other server fails, the result is unknown.
 */
@NullMarked
package org.footbridge.terminology.remote;

import org.jspecify.annotations.NullMarked;
