/**
 * The search engine without the database: it turns a resource into index entries, and a query string into conditions. Each type of
 * search parameter is one class in {@link org.footbridge.search.type} that defines how values are indexed and how they are matched, in SQL and in
 * memory, so that these cannot drift apart. The parser refuses a query that it does not understand completely.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
@NullMarked
package org.footbridge.search;

import org.jspecify.annotations.NullMarked;
