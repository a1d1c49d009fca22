package org.footbridge.search.value;

import ca.uhn.fhir.model.api.annotation.Binding;
import com.google.common.base.Splitter;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/**
 * The classes of HAPI's model that an expression can yield.
 *
 * @param values the classes of the values; {@code Base} stands for a type that is known only with a resource
 * @param through the classes of intermediate elements and of the values
 * @param bindings the value sets to which codes are bound
 */
public record ElementTypes(Set<Class<?>> values, Set<Class<?>> through, Set<String> bindings) {
    private static final ConcurrentMap<String, ElementTypes> BY_EXPRESSION = new ConcurrentHashMap<>();

    /** A call of a function that selects some of the elements that it is called on. */
    private static final Pattern CALL = Pattern.compile("\\.(?:where|first|last)\\((?:[^()]|\\([^()]*\\))*\\)");

    /** An element as one of its types. */
    private static final Pattern TYPED = Pattern.compile("\\(?([\\w.]+)(?: as (\\w+)|\\.as\\((\\w+)\\))\\)?");

    private static final Set<Class<?>> CANONICALS = Set.of(CanonicalType.class, UriType.class);
    private static final Set<Class<?>> UNKNOWN = Set.of(Base.class, Type.class);

    private static final String MIME_TYPES = "http://hl7.org/fhir/ValueSet/mimetypes";

    public ElementTypes {
        values = Set.copyOf(values);
        through = Set.copyOf(through);
        bindings = Set.copyOf(bindings);
    }

    public static ElementTypes of(String expression) {
        return BY_EXPRESSION.computeIfAbsent(expression, ElementTypes::read);
    }

    /** Whether codes are MIME types. */
    public boolean areMimeTypes() {
        return bindings.contains(MIME_TYPES);
    }

    /** Whether some values may be URLs of definitions with a version. */
    public boolean haveCanonicals() {
        return !Collections.disjoint(CANONICALS, values) || !Collections.disjoint(UNKNOWN, values);
    }

    private static ElementTypes read(String expression) {
        Set<Class<?>> values = new HashSet<>();
        Set<Class<?>> through = new HashSet<>();
        Set<String> bindings = new HashSet<>();
        for (String part :
                Splitter.on('|').trimResults().split(CALL.matcher(expression).replaceAll(""))) {
            Matcher typed = TYPED.matcher(part);
            boolean isTyped = typed.matches();
            List<Field> fields = ElementPath.fields(isTyped ? typed.group(1) : part);
            for (Field field : fields) {
                through.add(type(field));
            }
            if (isTyped) {
                values.add(type(typed.group(2) == null ? typed.group(3) : typed.group(2)));
            } else if (fields.isEmpty()) {
                values.add(Base.class);
            } else {
                Field last = fields.get(fields.size() - 1);
                values.add(type(last));
                Binding binding = last.getAnnotation(Binding.class);
                if (binding != null) {
                    bindings.add(binding.valueSet());
                }
            }
        }
        through.addAll(values);
        return new ElementTypes(values, through, bindings);
    }

    /** Returns the type of the field. For a choice element that is {@code Type}, which is equivalent to unknown. */
    private static Class<?> type(Field field) {
        Class<?> type = ElementPath.element(field.getGenericType());
        return type == null ? Base.class : type;
    }

    private static Class<?> type(String name) {
        try {
            return ResourceFactory.createType(name).getClass();
        } catch (FHIRException unknown) {
            return Base.class;
        }
    }
}
