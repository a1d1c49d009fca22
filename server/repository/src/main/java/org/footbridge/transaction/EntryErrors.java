package org.footbridge.transaction;

import java.util.function.Supplier;

/** Attributes an error to the entry of a bundle that caused it. */
public interface EntryErrors {
    /** For one interaction, which needs no name. */
    EntryErrors ALONE = (index, fault) -> fault;

    /** {@code fault} as a fault of the interaction at {@code index}. */
    RuntimeException named(int index, RuntimeException fault);

    /** The result of {@code work} on the interaction at {@code index}. */
    default <T> T of(int index, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException fault) {
            throw named(index, fault);
        }
    }
}
