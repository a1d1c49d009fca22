/**
 * The terminology service: code systems, value sets and concept maps, from R4, from our packages, from stored resources, and
 * from tables for large code systems.
 *
 * <p>A value set is compiled to one concept filter for each of its code systems ({@code ValueSetMembers}); a code system
 * evaluates such filters ({@code KnownSystem}). HAPI's model of the definitions is used, but not its expansion, which treats
 * unknown content as empty. This package reports a result that depends on unknown content as unknown, or refuses the
 * request.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminology-module.html">R4 terminology</a>
 */
@NullMarked
package org.footbridge.terminology;

import org.jspecify.annotations.NullMarked;
