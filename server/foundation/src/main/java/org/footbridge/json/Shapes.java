package org.footbridge.json;

import org.jspecify.annotations.Nullable;

/** Source of the shapes of resources, and of the ids and extensions of primitive values. */
public interface Shapes {
    /** The shape of resources of {@code type}; null if there is no such type. */
    @Nullable
    Shape resource(String type);

    /** The shape of the id and extensions of a primitive value. */
    Shape besidePrimitive();
}
