package org.footbridge.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param operands that belong to no option
 * @param values by the name of the option, in order
 * @param rest behind {@code --}
 */
public record Options(List<String> operands, Map<String, List<String>> values, List<String> rest) {

    /** Options that have no value. */
    private static final Set<String> SWITCHES = Set.of("--skip-load");

    /** @throws IllegalArgumentException for an option that is not one of these, or lacks its value */
    public static Options parse(List<String> arguments, Set<String> names) {
        List<String> operands = new ArrayList<>();
        Map<String, List<String>> values = new HashMap<>();
        int i = 0;
        while (i < arguments.size() && !arguments.get(i).equals("--")) {
            String argument = arguments.get(i++);
            if (!argument.startsWith("--")) {
                operands.add(argument);
                continue;
            }
            if (!names.contains(argument)) {
                throw new IllegalArgumentException("There is no option '" + argument + "'");
            }
            List<String> given = values.computeIfAbsent(argument, n -> new ArrayList<>());
            if (SWITCHES.contains(argument)) {
                continue;
            }
            if (i == arguments.size()) {
                throw new IllegalArgumentException("'" + argument + "' lacks its value");
            }
            given.add(arguments.get(i++));
        }
        List<String> rest = i < arguments.size() ? arguments.subList(i + 1, arguments.size()) : List.of();
        return new Options(List.copyOf(operands), Map.copyOf(values), List.copyOf(rest));
    }

    public Optional<String> text(String name) {
        return all(name).stream().reduce((first, last) -> last);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** All values of an option that can be given more than once. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** @throws IllegalArgumentException unless it is a number above zero */
    public int count(String name, int otherwise) {
        double number = number(name, otherwise);
        if (number != Math.rint(number) || number < 1) {
            throw new IllegalArgumentException("'" + name + "' is a whole number from 1");
        }
        return (int) number;
    }

    /** @throws IllegalArgumentException unless it is a number from zero */
    public double number(String name, double otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text.get());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("'" + name + "' is a number, not '" + text.get() + "'");
    }
}
