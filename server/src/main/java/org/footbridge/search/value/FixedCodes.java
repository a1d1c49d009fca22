package org.footbridge.search.value;

import ca.uhn.fhir.model.api.annotation.Child;
import com.google.common.base.Splitter;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * The codes of an element whose value set fixes their system, such as {@code Task.status}. A resource has the bare
 * code; a query may name the system all the same.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#token">R4 3.1.1.4.10 token, "code (implicit)"</a>
 */
public final class FixedCodes {
    private static final ConcurrentMap<String, FixedCodes> BY_PATH = new ConcurrentHashMap<>();

    /** R4 names the first for booleans; the second is where terminology.hl7.org has put it. */
    private static final List<String> BOOLEAN_SYSTEMS =
            List.of("http://hl7.org/fhir/special-values", "http://terminology.hl7.org/CodeSystem/special-values");

    private final Map<String, List<String>> systems;

    private FixedCodes(Map<String, List<String>> systems) {
        this.systems = systems;
    }

    /** The codes of the element at {@code path}; none if it can have codes of any system. */
    public static FixedCodes of(String path) {
        return BY_PATH.computeIfAbsent(path, FixedCodes::read);
    }

    /**
     * The codes that {@code system|code} asks for. Without a code all of the system, without a system the code if the
     * element has it: a bare code has no explicit system.
     */
    public List<String> asked(String system, String code) {
        return systems.keySet().stream()
                .filter(known -> code.isEmpty() || known.equals(code))
                .filter(known -> system.isEmpty()
                        || systems.getOrDefault(known, List.of()).contains(system))
                .sorted()
                .toList();
    }

    private static FixedCodes read(String expression) {
        Map<String, List<String>> systems = new HashMap<>();
        for (String path : Splitter.on('|').split(expression)) {
            Class<?> codes = codesAt(path.strip());
            if (codes == BooleanType.class) {
                systems.putAll(Map.of("true", BOOLEAN_SYSTEMS, "false", BOOLEAN_SYSTEMS));
            } else if (codes != null) {
                addConstants(codes, systems);
            }
        }
        return new FixedCodes(Map.copyOf(systems));
    }

    /** The Java enum, or {@code BooleanType}, of the element at a plain path; null if there is none. */
    private static @Nullable Class<?> codesAt(String path) {
        if (!path.matches("[A-Z][A-Za-z]+(\\.[a-z][A-Za-z]+)+")) {
            return null;
        }
        List<String> names = Splitter.on('.').splitToList(path);
        try {
            Class<?> at = ResourceFactory.createResource(names.get(0)).getClass();
            for (int i = 1; i < names.size() && at != null; i++) {
                at = child(at, names.get(i));
            }
            return at == BooleanType.class || (at != null && at.isEnum()) ? at : null;
        } catch (FHIRException unknownType) {
            return null;
        }
    }

    private static @Nullable Class<?> child(Class<?> parent, String name) {
        for (Class<?> type = parent; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Child child = field.getAnnotation(Child.class);
                if (child != null && child.name().equals(name)) {
                    return element(field.getGenericType());
                }
            }
        }
        return null;
    }

    /** {@code X} of {@code X} and {@code List<X>}, and then {@code Y} of {@code Enumeration<Y>}. */
    private static @Nullable Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            boolean wrapper = generic.getRawType() == List.class || generic.getRawType() == Enumeration.class;
            return wrapper ? element(generic.getActualTypeArguments()[0]) : null;
        }
        return type instanceof Class<?> plain ? plain : null;
    }

    private static void addConstants(Class<?> codes, Map<String, List<String>> systems) {
        try {
            for (Object constant : codes.getEnumConstants()) {
                Object code = codes.getMethod("toCode").invoke(constant);
                Object system = codes.getMethod("getSystem").invoke(constant);
                // HAPI adds a constant NULL, which has neither.
                if (code != null && system != null && !code.equals("?")) {
                    systems.put(code.toString(), List.of(system.toString()));
                }
            }
        } catch (ReflectiveOperationException otherEnum) {
            throw new IllegalStateException(codes + " is not one of HAPI's code enums", otherEnum);
        }
    }
}
