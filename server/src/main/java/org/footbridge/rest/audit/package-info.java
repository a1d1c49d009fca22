/** The audit log as FHIR: searches of AuditEvents, and their rendering in the shape of IHE BALP. */
@NullMarked
package org.footbridge.rest.audit;

import org.jspecify.annotations.NullMarked;
