/** The FHIR package of profiles: what completes it when it is built, and the proof that it says what it is meant to say. */
package org.footbridge.profiles;
