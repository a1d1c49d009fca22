package org.footbridge.transaction.content;

import org.footbridge.json.ResourceJson;
import org.hl7.fhir.r4.model.Resource;

/** A resource that a client sent: the JSON that will be stored, and HAPI's model of it for validation and indexing. */
public record Content(ResourceJson json, Resource model) {}
