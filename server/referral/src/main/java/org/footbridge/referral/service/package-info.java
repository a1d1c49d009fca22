/** The services that people are referred to: whether they can be asked, their places, and their waiting lists. */
@NullMarked
package org.footbridge.referral.service;

import org.jspecify.annotations.NullMarked;
