/** A synthetic population whose true effects are known: people, their referrals and measurements, and their resources; pure. */
@NullMarked
package org.footbridge.outcome.population;

import org.jspecify.annotations.NullMarked;
