package org.footbridge.rest.operation;

import java.util.List;

/** A class that serves operations: its methods are annotated for HAPI, and each has a descriptor of the same name. */
public interface OperationProvider {
    /** The operations that it serves. */
    List<OperationDescriptor> operations();

    /** The objects with annotated methods, which HAPI binds. */
    default List<?> bindings() {
        return List.of(this);
    }
}
