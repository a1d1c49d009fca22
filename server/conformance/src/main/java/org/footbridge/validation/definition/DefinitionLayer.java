package org.footbridge.validation.definition;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MetadataResource;

/**
 * The result of building stored definitions: those in effect, and the problems of the others.
 *
 * @param made the result for each definition by its key; it is reused as long as its inputs do not change
 * @param problems sentences about definitions that cannot take effect, by place
 */
record DefinitionLayer(StoredLayer layer, Map<String, Made> made, Map<String, List<String>> problems) {
    /** A definition in effect. {@code of} are the stored definitions from which it was built, by URL. */
    record Made(MetadataResource definition, Map<String, MetadataResource> of) {}
}
