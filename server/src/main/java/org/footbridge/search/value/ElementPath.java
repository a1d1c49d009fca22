package org.footbridge.search.value;

import ca.uhn.fhir.model.api.annotation.Child;
import com.google.common.base.Splitter;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.jspecify.annotations.Nullable;

/** Plain paths such as {@code Task.status}, in the classes of HAPI's model. */
public final class ElementPath {
    private ElementPath() {}

    /** The fields that lead to the element at {@code path}; empty if it is more than a plain path, or there is none. */
    static List<Field> fields(String path) {
        if (!path.matches("[A-Z][A-Za-z]+(\\.[a-z][A-Za-z]+)+")) {
            return List.of();
        }
        List<String> names = Splitter.on('.').splitToList(path);
        List<Field> fields = new ArrayList<>();
        try {
            Class<?> at = ResourceFactory.createResource(names.get(0)).getClass();
            for (String name : names.subList(1, names.size())) {
                Field field = at == null ? null : child(at, name);
                if (field == null) {
                    return List.of();
                }
                fields.add(field);
                at = element(field.getGenericType());
            }
            return fields;
        } catch (FHIRException unknownType) {
            return List.of();
        }
    }

    /** Whether the element at {@code expression} cannot repeat; false for what is more than a plain path. */
    public static boolean isSingle(String expression) {
        List<Field> fields = fields(expression);
        return !fields.isEmpty()
                && fields.stream()
                        .allMatch(field -> field.getAnnotation(Child.class).max() == 1);
    }

    private static @Nullable Field child(Class<?> parent, String name) {
        for (Class<?> type = parent; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Child child = field.getAnnotation(Child.class);
                if (child != null && child.name().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    /** {@code X} of {@code X} and {@code List<X>}, and then {@code Y} of {@code Enumeration<Y>}. */
    static @Nullable Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            boolean wrapper = generic.getRawType() == List.class || generic.getRawType() == Enumeration.class;
            return wrapper ? element(generic.getActualTypeArguments()[0]) : null;
        }
        return type instanceof Class<?> plain ? plain : null;
    }
}
