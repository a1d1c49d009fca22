/**
 * The open directory: an index of the services that everybody may see, kept in memory, and the documents of Open Referral UK about
 * them. Every resource is read through the repository on behalf of a caller of its own, who sees the directory and nothing else.
 */
@NullMarked
package org.footbridge.directory.openreferral.catalogue;

import org.jspecify.annotations.NullMarked;
