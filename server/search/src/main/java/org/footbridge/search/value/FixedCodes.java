package org.footbridge.search.value;

import com.google.common.base.Splitter;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hl7.fhir.r4.model.BooleanType;
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

    /** Whether the element has codes of certain systems only. */
    public boolean isKnown() {
        return !systems.isEmpty();
    }

    private static FixedCodes read(String expression) {
        Map<String, List<String>> systems = new HashMap<>();
        for (String path : Splitter.on('|').split(expression)) {
            // exists() yields true or false on any path
            Class<?> codes = path.contains(".exists()") ? BooleanType.class : codesAt(path.strip());
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
        List<Field> fields = ElementPath.fields(path);
        Class<?> at = fields.isEmpty()
                ? null
                : ElementPath.element(fields.get(fields.size() - 1).getGenericType());
        return at == BooleanType.class || (at != null && at.isEnum()) ? at : null;
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
