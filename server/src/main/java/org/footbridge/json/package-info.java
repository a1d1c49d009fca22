/**
 * Resources as JSON text: checked once on the way in, kept as bytes, never parsed again on the way out.
 *
 * <p>It knows the JSON form of FHIR but no resource type, so what a client sent (decimals, order, extensions) is what
 * the next client gets.
 */
@NullMarked
package org.footbridge.json;

import org.jspecify.annotations.NullMarked;
