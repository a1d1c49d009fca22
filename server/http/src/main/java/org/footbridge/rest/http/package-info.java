/** Values of HTTP requests and responses: media types, preferences, preconditions, base URL and caller of a request, and how errors become responses. */
@NullMarked
package org.footbridge.rest.http;

import org.jspecify.annotations.NullMarked;
