package org.footbridge.transaction.content;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** The elements of HAPI's model that {@link ModelReader} reads, by the type that contains them. */
final class ModelMembers {
    private final FhirContext context;
    private final ConcurrentMap<Class<?>, Map<String, ModelMember>> known = new ConcurrentHashMap<>();

    ModelMembers(FhirContext context) {
        this.context = context;
    }

    Map<String, ModelMember> of(BaseRuntimeElementCompositeDefinition<?> composite) {
        Map<String, ModelMember> found = known.get(composite.getImplementingClass());
        return found == null ? known.computeIfAbsent(composite.getImplementingClass(), type -> read(composite)) : found;
    }

    private Map<String, ModelMember> read(BaseRuntimeElementCompositeDefinition<?> composite) {
        Map<String, ModelMember> members = new HashMap<>();
        for (BaseRuntimeChildDefinition child : composite.getChildrenAndExtension()) {
            for (String name : child.getValidChildNames()) {
                member(composite, child, name).ifPresent(member -> members.put(name, member));
            }
        }
        members.remove("id");
        return Map.copyOf(members);
    }

    /** Empty for what is left to HAPI's parser: resources in resources. */
    private Optional<ModelMember> member(
            BaseRuntimeElementCompositeDefinition<?> of, BaseRuntimeChildDefinition child, String name) {
        boolean extension = name.equals("extension") || name.equals("modifierExtension");
        BaseRuntimeElementDefinition<?> definition =
                extension ? context.getElementDefinition(Extension.class) : child.getChildByName(name);
        if (definition == null) {
            return Optional.empty();
        }
        return switch (definition.getChildType()) {
            case PRIMITIVE_DATATYPE, ID_DATATYPE, PRIMITIVE_XHTML_HL7ORG -> {
                boolean reference = of.getImplementingClass() == Reference.class && name.equals("reference");
                yield Optional.of(new ModelMember(child, definition, Optional.empty(), reference));
            }
            case COMPOSITE_DATATYPE, RESOURCE_BLOCK -> {
                var composite = (BaseRuntimeElementCompositeDefinition<?>) definition;
                yield Optional.of(new ModelMember(child, definition, Optional.of(composite), false));
            }
            default -> Optional.empty();
        };
    }
}
