/** Proof that the published definitions say what they are meant to say, by the validator that servers use. */
package org.footbridge.profiles;
