package org.footbridge.store.resource;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The preconditions of a write, which its transaction checks.
 *
 * @param claims guards of the conditions that must have no match
 * @param targets {@code Type/id} of the resources that the writes refer to; those that exist are locked until the commit
 * @param held versions that must be current; they stay current until the writes are done
 * @param check looks at what it likes when all of this is locked; not asked where all that is written is new, all targets
 *     are there and nothing is held
 */
public record WritePreconditions(
        ConditionGuards claims, List<String> targets, List<StoredVersion> held, Optional<Check> check) {
    public static final WritePreconditions NONE = new WritePreconditions(ConditionGuards.NONE);

    /** A check that runs while all targets and held versions are locked. */
    public interface Check {
        /**
         * Whether everything is as it was found; if not, all is to be decided anew.
         *
         * @param living those of the targets that are there
         * @throws RuntimeException if nothing is to be written
         */
        boolean holds(Set<String> living);
    }

    public WritePreconditions {
        targets = List.copyOf(targets);
        held = List.copyOf(held);
    }

    public WritePreconditions(ConditionGuards claims) {
        this(claims, List.of(), List.of(), Optional.empty());
    }

    public WritePreconditions(ConditionGuards claims, Collection<String> targets, Check check) {
        this(claims, List.copyOf(targets), List.of(), Optional.of(check));
    }

    /** The same, and {@code versions} are held while {@code condition} is looked at and the writes are done. */
    public WritePreconditions holding(List<StoredVersion> versions, BooleanSupplier condition) {
        Check both = living -> check.map(first -> first.holds(living)).orElse(true) && condition.getAsBoolean();
        return new WritePreconditions(claims, targets, versions, Optional.of(both));
    }
}
