/** The access policy as data: roles and their rules, combined with the SMART scopes of a token, consents and security labels. */
@NullMarked
package org.footbridge.access.policy;

import org.jspecify.annotations.NullMarked;
