package org.footbridge.rest.operation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One operation: where it is called, what it takes and gives, and what it does. The providers that HAPI binds, the
 * CapabilityStatement and the refusals of unknown operations all follow from it.
 *
 * @param name without the dollar sign
 * @param types that have it; empty for all types, if it is not of the system alone
 * @param asynchronous whether a job may run it although it changes what is stored: a second run must change nothing more
 * @param definition canonical URL of its OperationDefinition
 * @see <a href="https://hl7.org/fhir/R4/operations.html">R4 operations</a>
 */
public record OperationDescriptor(
        String name,
        Set<Level> levels,
        Set<String> types,
        List<Parameter> parameters,
        Effect effect,
        boolean asynchronous,
        String definition) {
    private static final String HL7 = "http://hl7.org/fhir/OperationDefinition/";

    /** The canonical URL of an operation of ours, until {@link OperationRegistry} knows the base of our packages. */
    static final String OURS = "OperationDefinition/";

    /** The kind of thing that the URL of a call names. */
    public enum Level {
        SYSTEM,
        TYPE,
        INSTANCE
    }

    /** Whether a call may change what is stored. */
    public enum Effect {
        READS,
        CHANGES
    }

    /** The direction of a parameter. */
    public enum Use {
        IN,
        OUT
    }

    /** A parameter: its type is empty if it has parts. */
    public record Parameter(Use use, String name, String type) {}

    public OperationDescriptor {
        levels = Set.copyOf(levels);
        types = Set.copyOf(types);
        parameters = List.copyOf(parameters);
    }

    /** An operation that HL7 defines for {@code type}, which only reads. */
    public static OperationDescriptor ofHl7(String type, String name, Level first, Level... others) {
        return new OperationDescriptor(
                name, EnumSet.of(first, others), Set.of(type), List.of(), Effect.READS, false, HL7 + type + "-" + name);
    }

    /** An operation of ours on the system, defined in our packages, which changes what is stored. */
    public static OperationDescriptor ofOurs(String name) {
        return new OperationDescriptor(
                name, EnumSet.of(Level.SYSTEM), Set.of(), List.of(), Effect.CHANGES, false, OURS + name);
    }

    /** An operation of ours on {@code type} or its resources, defined in our packages, which changes what is stored. */
    public static OperationDescriptor ofOurs(String type, String name, Level first, Level... others) {
        return new OperationDescriptor(
                name, EnumSet.of(first, others), Set.of(type), List.of(), Effect.CHANGES, false, OURS + name);
    }

    /** The same, which only reads. */
    public OperationDescriptor reading() {
        return new OperationDescriptor(name, levels, types, parameters, Effect.READS, asynchronous, definition);
    }

    /** The same at another level, of all types if it is not the system. */
    public OperationDescriptor at(Level level) {
        return new OperationDescriptor(name, EnumSet.of(level), types, parameters, effect, asynchronous, definition);
    }

    /** The same for another type, too. */
    public OperationDescriptor alsoOf(String type) {
        Set<String> both = new TreeSet<>(types);
        both.add(type);
        return new OperationDescriptor(name, levels, both, parameters, effect, asynchronous, definition);
    }

    /** The same for all types. */
    public OperationDescriptor ofAllTypes() {
        return new OperationDescriptor(name, levels, Set.of(), parameters, effect, asynchronous, definition);
    }

    /** The same with parameters {@code names} of {@code type}, which it takes. */
    public OperationDescriptor takes(String type, String... names) {
        return with(Use.IN, type, names);
    }

    /** The same with parameters {@code names} of {@code type}, which it gives. */
    public OperationDescriptor gives(String type, String... names) {
        return with(Use.OUT, type, names);
    }

    private OperationDescriptor with(Use use, String type, String... names) {
        List<Parameter> all = new ArrayList<>(parameters);
        for (String one : names) {
            all.add(new Parameter(use, one, type));
        }
        return new OperationDescriptor(name, levels, types, all, effect, asynchronous, definition);
    }

    /** The same for clients that may ask not to wait ({@code Prefer: respond-async}), as those of each operation that only reads may. */
    public OperationDescriptor orAsynchronous() {
        return new OperationDescriptor(name, levels, types, parameters, effect, true, definition);
    }

    /** The same under another canonical URL. */
    OperationDescriptor definedAs(String url) {
        return new OperationDescriptor(name, levels, types, parameters, effect, asynchronous, url);
    }

    /** The name as it stands in a URL. */
    public String inUrl() {
        return "$" + name;
    }

    /** The names of the parameters that it takes, sorted. */
    public Set<String> inputs() {
        return parameters.stream()
                .filter(parameter -> parameter.use() == Use.IN)
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a client may ask not to wait for it. */
    public boolean mayBeAsynchronous() {
        return asynchronous || effect == Effect.READS;
    }

    /** Whether it is called at {@code type}, or at a resource of that. */
    public boolean isOf(String type) {
        return isOfResources() && (types.isEmpty() || types.contains(type));
    }

    /** Whether it is called at the base URL. */
    public boolean isOfSystem() {
        return levels.contains(Level.SYSTEM);
    }

    private boolean isOfResources() {
        return levels.contains(Level.TYPE) || levels.contains(Level.INSTANCE);
    }

    /** The levels on which it is called, in words. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        if (isOfSystem()) {
            places.add("the base URL");
        }
        String id = levels.contains(Level.TYPE) ? "" : "/[id]";
        if (isOfResources() && types.isEmpty()) {
            places.add("a resource type" + id);
        } else if (isOfResources()) {
            types.stream().sorted().forEach(type -> places.add(type + id));
        }
        return places;
    }
}
