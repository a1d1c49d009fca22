package org.footbridge.fhirpath;

import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.fhirpath.BaseHostServices;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * Resolver for HAPI's engine: it resolves a reference to an empty resource of its type. This is enough for
 * {@code resolve() is X}, and equivalent to the compiler. HAPI expects null for a missing target.
 */
final class TypedReferences extends BaseHostServices {
    TypedReferences(IWorkerContext worker) {
        super(worker);
    }

    @Override
    public @Nullable Base resolveReference(FHIRPathEngine engine, Object context, String url, Base reference) {
        try {
            return References.typeOf(url).map(ResourceFactory::createResource).orElse(null);
        } catch (FHIRException unknownType) {
            return null;
        }
    }

    @Override
    public boolean conformsToProfile(FHIRPathEngine engine, Object context, Base item, String url) {
        throw new FHIRException("conformsTo() is not supported");
    }

    @Override
    public @Nullable ValueSet resolveValueSet(FHIRPathEngine engine, Object context, String url) {
        return null;
    }

    @Override
    public boolean log(String argument, List<Base> focus) {
        return false;
    }

    @Override
    public boolean paramIsType(String name, int index) {
        return false;
    }
}
