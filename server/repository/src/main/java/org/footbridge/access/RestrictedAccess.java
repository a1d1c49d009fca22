package org.footbridge.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.footbridge.access.Visibility.Extent;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchEngine;
import org.footbridge.store.resource.Change;
import org.footbridge.store.resource.StoredVersion;

/**
 * Access as the policy decides. What the policy says of a type is asked once, so that one request is treated alike throughout.
 * Searches are narrowed in SQL by the same criteria that single versions are matched by in memory.
 */
final class RestrictedAccess implements Access {
    private final Caller caller;
    private final AccessControl control;
    private final CompiledVisibility compiled;
    private final Map<Asked, Visibility> visibility = new ConcurrentHashMap<>();
    private final Map<String, Masks> masks = new ConcurrentHashMap<>();

    private record Asked(String type, Interaction interaction) {}

    RestrictedAccess(Caller caller, AccessControl control) {
        this.caller = caller;
        this.control = control;
        this.compiled = control.compiled();
    }

    private Visibility visibility(String type, Interaction interaction) {
        return visibility.computeIfAbsent(
                new Asked(type, interaction),
                asked -> control.policy().visibility(caller, asked.type(), asked.interaction()));
    }

    @Override
    public boolean isUnrestricted() {
        return false;
    }

    @Override
    public void require(Interaction interaction, String type) {
        control.policy().require(caller, interaction, type);
    }

    @Override
    public boolean seesAll(String type) {
        return visibility(type, Interaction.READ).extent() == Extent.ALL
                && visibility(type, Interaction.SEARCH).extent() == Extent.ALL;
    }

    @Override
    public boolean seesUnlabelled(String type) {
        return visibility(type, Interaction.READ).showsUnlabelled()
                && visibility(type, Interaction.SEARCH).showsUnlabelled();
    }

    @Override
    public boolean choosesIds(String type) {
        return control.policy().choosesIds(caller, type);
    }

    @Override
    public boolean sees(StoredVersion version) {
        return isOpen(Interaction.READ, version);
    }

    private boolean isOpen(Interaction interaction, StoredVersion version) {
        return isIn(visibility(version.type(), interaction), version);
    }

    private boolean isIn(Visibility visible, StoredVersion version) {
        return switch (visible.extent()) {
            case ALL -> true;
            case NONE -> false;
            case MATCHING ->
                !version.deleted()
                        && applied(version.type(), () -> compiled.matcher(version.type(), visible))
                                .matches(compiled.engine()
                                        .compiler()
                                        .indexed(
                                                version.type(),
                                                version.id(),
                                                version.updated(),
                                                control.entries().apply(version)));
        };
    }

    private Masks masksOf(String type) {
        return masks.computeIfAbsent(type, asked -> Masks.of(control.policy().masked(caller, asked), caller));
    }

    @Override
    public boolean masks(String type) {
        return !masksOf(type).isEmpty();
    }

    @Override
    public StoredVersion shown(StoredVersion version) {
        return version.deleted()
                ? version
                : mask(version)
                        .map(mask -> version.with(mask.apply(version.body())))
                        .orElse(version);
    }

    @Override
    public byte[] keepMasked(StoredVersion current, byte[] given) {
        return current.deleted()
                ? given
                : mask(current).map(mask -> mask.keep(current.body(), given)).orElse(given);
    }

    private Optional<Mask> mask(StoredVersion version) {
        Masks all = masksOf(version.type());
        return Optional.of(all)
                .filter(some -> !some.isEmpty())
                .map(some -> some.of(version, this::isIn))
                .filter(mask -> !mask.elements().isEmpty());
    }

    @Override
    public SearchEngine narrowed(SearchEngine engineOfRequest) {
        return narrowed(
                engineOfRequest.hiding(parameter -> masksOf(parameter.type()).hide(parameter)), Interaction.SEARCH);
    }

    @Override
    public SearchEngine narrowedToAggregate(SearchEngine engineOfRequest) {
        return narrowed(engineOfRequest, Interaction.AGGREGATE);
    }

    private SearchEngine narrowed(SearchEngine engine, Interaction interaction) {
        return engine.narrowed(type -> {
            Visibility visible = visibility(type, interaction);
            return switch (visible.extent()) {
                case ALL -> Optional.of(List.of());
                case NONE -> Optional.empty();
                case MATCHING -> Optional.of(applied(type, () -> compiled.criteria(type, visible)));
            };
        });
    }

    /** The policy is checked when it is read, so that a search which cannot be compiled is that of a scope. */
    private static <T> T applied(String type, Supplier<T> compiled) {
        try {
            return compiled.get();
        } catch (Problem problem) {
            if (problem.kind() != ProblemKind.NOT_SUPPORTED && problem.kind() != ProblemKind.VALUE) {
                throw problem;
            }
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "A scope of the token cannot be applied to " + type + ": " + problem.message(),
                    problem);
        }
    }

    /** The content after it must be open to the change as well, or an update could give a resource away, or take one. */
    @Override
    public void require(AttemptedChange change) {
        control.policy().require(caller, change);
        Interaction interaction = change.interaction();
        boolean open = change.before()
                        .filter(before -> !before.deleted())
                        .filter(before -> !isOpen(interaction, before))
                        .isEmpty()
                && change.after()
                        .filter(after -> !isOpen(interaction, written(change)))
                        .isEmpty();
        if (!open) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not " + interaction.verb() + " this " + change.type()
                            + ": your roles and scopes allow it for other resources of the type only.");
        }
    }

    private static StoredVersion written(AttemptedChange change) {
        Instant now = Instant.now();
        byte[] body = change.after().orElseThrow().render(change.id(), 1, now);
        return new StoredVersion(0, change.type(), change.id(), 1, now, Change.CREATED, body, OptionalLong.empty());
    }
}
