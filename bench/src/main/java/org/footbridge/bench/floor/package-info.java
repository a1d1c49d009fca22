/** The least that a FHIR server can cost on a machine: Tomcat, the driver of PostgreSQL, and one statement. */
@NullMarked
package org.footbridge.bench.floor;

import org.jspecify.annotations.NullMarked;
