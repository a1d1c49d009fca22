/** Disclosure control: tables of counts are published so that nothing about single people follows from them; pure. */
@NullMarked
package org.footbridge.outcome.disclosure;

import org.jspecify.annotations.NullMarked;
