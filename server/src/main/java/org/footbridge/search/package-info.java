/**
 * Search, without a database: from a resource to what it is found by, and from a query string to a condition.
 *
 * <p>Context: the index is one array of 64-bit keys on each resource, with three small tables beside it for what has an
 * order. Decision: each parameter type is one class that holds both the index side and the query side, so that the two
 * cannot drift; what they share is the key of (parameter, form of the value). Consequence: a type that is not in
 * {@link org.footbridge.search.ParameterType} can neither be indexed nor asked for, and a query that is not fully
 * understood is refused.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
@NullMarked
package org.footbridge.search;

import org.jspecify.annotations.NullMarked;
