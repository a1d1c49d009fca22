package org.footbridge.terminology.system;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;

/** A source of definitions by canonical: a URL, optionally with {@code |version}. */
public interface DefinitionSource {
    Optional<ValueSet> valueSet(String canonical);

    /** The code system {@code canonical}, whole or not. */
    Optional<KnownSystem> system(String canonical);

    /** The code system supplement {@code canonical}. */
    Optional<CodeSystem> supplement(String canonical);

    /** The versions of code systems that are whole, by URL and version. */
    List<SystemVersion> systems();

    /** Whether the code system {@code url} is known to be case-sensitive. */
    boolean isCaseSensitive(String url);

    Optional<ConceptMap> conceptMap(String canonical);

    /** The maps that have a group from the code system {@code url}, or to it. */
    List<ConceptMap> conceptMaps(String url, boolean from);
}
