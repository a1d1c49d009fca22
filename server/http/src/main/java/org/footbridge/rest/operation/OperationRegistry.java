package org.footbridge.rest.operation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All operations of the server. What HAPI binds, what the CapabilityStatement says, and what an unknown operation is
 * answered with are read from here.
 */
public final class OperationRegistry {
    private final List<OperationProvider> providers;
    private final List<OperationDescriptor> operations;

    /**
     * @param definitions canonical URLs of the OperationDefinitions in our packages
     * @throws IllegalStateException if an operation of ours is not defined there
     */
    public OperationRegistry(Collection<String> definitions, List<OperationProvider> providers) {
        this.providers = List.copyOf(providers);
        this.operations = providers.stream()
                .flatMap(provider -> provider.operations().stream())
                .map(operation -> defined(operation, definitions))
                .toList();
    }

    private static OperationDescriptor defined(OperationDescriptor operation, Collection<String> definitions) {
        if (!operation.definition().startsWith(OperationDescriptor.OURS)) {
            return operation;
        }
        return definitions.stream()
                .filter(url -> url.endsWith("/" + operation.definition()))
                .findFirst()
                .map(operation::definedAs)
                .orElseThrow(() -> new IllegalStateException("Operation " + operation.inUrl()
                        + " is not defined in the packages that come with the server"));
    }

    /** All of them, in the order in which they were registered. */
    public List<OperationDescriptor> all() {
        return operations;
    }

    /** The operations that are called at the base URL. */
    public List<OperationDescriptor> ofSystem() {
        return operations.stream().filter(OperationDescriptor::isOfSystem).toList();
    }

    /** The operations that are called at {@code type}, or at a resource of that type. */
    public List<OperationDescriptor> of(String type) {
        return operations.stream().filter(operation -> operation.isOf(type)).toList();
    }

    /** The providers that HAPI binds. */
    public List<?> bindings() {
        return providers.stream()
                .flatMap(provider -> provider.bindings().stream())
                .toList();
    }

    /** The names of the operations in URLs, sorted. */
    public Set<String> names() {
        return operations.stream().map(OperationDescriptor::inUrl).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The levels on which the operation {@code inUrl}, with its dollar sign, can be called, in words; empty if it is unknown. */
    public Set<String> places(String inUrl) {
        return operations.stream()
                .filter(operation -> operation.inUrl().equals(inUrl))
                .flatMap(operation -> operation.places().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether an operation {@code inUrl}, with its dollar sign, is for operators of the server: it is called at the base URL and changes what
     * is stored. Other operations change single resources, about which the access policy is asked.
     */
    public boolean isForOperators(String inUrl) {
        return operations.stream()
                .anyMatch(operation -> operation.effect() == OperationDescriptor.Effect.CHANGES
                        && operation.isOfSystem()
                        && operation.inUrl().equals(inUrl));
    }
}
