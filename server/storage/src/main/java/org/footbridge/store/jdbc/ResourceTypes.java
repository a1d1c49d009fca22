package org.footbridge.store.jdbc;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The resource types and the numbers that stand for them in the tables. */
public final class ResourceTypes {
    private final Map<String, Integer> numbers;
    private final Map<Integer, String> names;

    /** Reads table {@code resource_type}. */
    public ResourceTypes(Database database) {
        names = database
                .list(
                        "SELECT type, name FROM resource_type",
                        values -> {},
                        row -> Map.entry(row.getInt(1), row.getString(2)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        numbers =
                names.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    public int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("'" + name + "' is not a resource type of R4");
        }
        return number;
    }

    /** All numbers, ascending. */
    public int[] numbers() {
        return names.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** All names. */
    public Set<String> names() {
        return numbers.keySet();
    }

    public String name(int number) {
        String name = names.get(number);
        if (name == null) {
            throw new IllegalArgumentException("No resource type has the number " + number);
        }
        return name;
    }
}
