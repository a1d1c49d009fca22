package org.footbridge.search.value;

import ca.uhn.fhir.model.api.annotation.Child;
import com.google.common.base.Splitter;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.jspecify.annotations.Nullable;

/** Resolves simple paths such as {@code Task.status} in the classes of HAPI's model, by reflection. */
public final class ElementPath {
    /** An element as one of its types. */
    private static final Pattern TYPED = Pattern.compile("\\(?([\\w.]+)(?: as \\w+|\\.as\\(\\w+\\))\\)?");

    /** Cache by expression, because reflection takes longer than the rest of a query. */
    private static final Map<String, Boolean> SINGLE = new ConcurrentHashMap<>();

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

    /**
     * Whether {@code expression} selects one element that cannot repeat, or some types of one: {@code X.y},
     * {@code (X.y as A) | (X.y as B)}. False for other expressions.
     */
    public static boolean isSingle(String expression) {
        return SINGLE.computeIfAbsent(expression, ElementPath::findSingle);
    }

    private static boolean findSingle(String expression) {
        Set<String> paths = new HashSet<>();
        for (String part : Splitter.on('|').trimResults().split(expression)) {
            Matcher typed = TYPED.matcher(part);
            paths.add(typed.matches() ? typed.group(1) : part);
        }
        List<Field> fields = paths.size() == 1 ? fields(paths.iterator().next()) : List.of();
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
