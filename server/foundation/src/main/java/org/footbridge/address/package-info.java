/**
 * The URLs under which clients reach this server: the allowed hosts, the request as trusted proxies report it, and the
 * absolute URLs that lead to resources of this server. The package is pure.
 */
@NullMarked
package org.footbridge.address;

import org.jspecify.annotations.NullMarked;
