/**
 * The URLs under which clients reach this server: which hosts may be asked for, what trusted proxies say that the client asked for,
 * and which absolute URLs lead to resources here. Pure.
 */
@NullMarked
package org.footbridge.address;

import org.jspecify.annotations.NullMarked;
