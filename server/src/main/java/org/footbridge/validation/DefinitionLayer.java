package org.footbridge.validation;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MetadataResource;

/**
 * What became of the stored definitions: those in effect, and why others are not.
 *
 * @param made what was made of each, by its key, to be used again as long as nothing it was made of is another
 * @param problems sentences about those that can take no effect, by place
 */
record DefinitionLayer(StoredLayer layer, Map<String, Made> made, Map<String, List<String>> problems) {
    /** A definition as it takes effect; {@code of} are the stored definitions it was made of, by URL. */
    record Made(MetadataResource definition, Map<String, MetadataResource> of) {}
}
