/**
 * The search engine without the database: it turns a resource into index entries, and a query string into SQL conditions.
 *
 * <p>Context: the index is an array of 64-bit tokens in one row for each resource, and three small tables for values that
 * have an order: dates, numbers and strings. Decision: each parameter type is one class that holds both indexing and
 * querying, so that the two cannot drift apart; they share the key of (parameter, form of the value). Consequence: a type
 * that is missing from {@link org.footbridge.search.ParameterType} can be neither indexed nor queried, and the parser
 * refuses a query that it does not understand completely.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
@NullMarked
package org.footbridge.search;

import org.jspecify.annotations.NullMarked;
