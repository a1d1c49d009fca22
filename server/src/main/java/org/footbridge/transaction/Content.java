package org.footbridge.transaction;

import org.footbridge.json.ResourceJson;
import org.hl7.fhir.r4.model.Resource;

/** A resource as a client sent it: as it will be stored, and as rules and indexes look at it. */
public record Content(ResourceJson json, Resource model) {}
