/**
 * What code systems, value sets and concept maps say, whether they came with R4, with our packages, are stored here as
 * resources, or are in tables because of their size.
 *
 * <p>A value set is a filter of each of its code systems ({@code ValueSetMembers}); a code system is whatever can answer filters
 * ({@code KnownSystem}). HAPI's definitions are used, its expansion is not: that takes what it does not know as empty. Here
 * what nobody can know is said to be unknown, or refused.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminology-module.html">R4 terminology</a>
 */
@NullMarked
package org.footbridge.terminology;

import org.jspecify.annotations.NullMarked;
