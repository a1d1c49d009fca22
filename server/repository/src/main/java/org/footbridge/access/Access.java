package org.footbridge.access;

import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchEngine;
import org.footbridge.store.resource.StoredVersion;

/** The access policy as it applies to one caller. */
public sealed interface Access permits UnrestrictedAccess, RestrictedAccess {
    /** Whether everything exists for the caller, and every change is allowed. */
    boolean isUnrestricted();

    /**
     * Checks that {@code interaction} is open to the caller for some resource of {@code type}.
     *
     * @throws Problem FORBIDDEN if it is not
     */
    void require(Interaction interaction, String type);

    /** Whether all resources of {@code type} exist for the caller. */
    boolean seesAll(String type);

    /** Whether all resources of {@code type} that carry no security label exist for the caller, to be read and to be found. */
    boolean seesUnlabelled(String type);

    /** Whether {@code version} exists for the caller. The mark of a deletion has no content, so only {@link #seesAll} shows it. */
    boolean sees(StoredVersion version);

    /** Whether elements of resources of {@code type} are masked for the caller. */
    boolean masks(String type);

    /** {@code version}, which exists for the caller, without the elements that are masked for the caller. */
    StoredVersion shown(StoredVersion version);

    /**
     * The content of an update of {@code current}, which the caller has been shown, to {@code given}: the elements that are masked for
     * the caller stay.
     *
     * @param given UTF-8 JSON
     * @throws Problem FORBIDDEN if the caller sets a masked element that is no list
     */
    byte[] keepMasked(StoredVersion current, byte[] given);

    /**
     * The same engine, whose searches find only resources that exist for the caller, chains and reverse chains included, and cannot
     * ask for elements that are masked.
     */
    SearchEngine narrowed(SearchEngine engine);

    /** The same engine, whose searches find only resources that are open to {@link Interaction#AGGREGATE}. */
    SearchEngine narrowedToAggregate(SearchEngine engine);

    /**
     * Checks that the caller may make a change.
     *
     * @throws Problem FORBIDDEN if the caller may not make it
     */
    void require(AttemptedChange change);

    /** Whether the caller may create a resource of {@code type} under an id of its own choice. */
    boolean choosesIds(String type);

    /**
     * Refuses an update of a resource that does not exist for a caller for whom not all resources of the type exist, whether it is
     * stored or not: the caller would learn which ids are taken. A caller who may choose ids creates the resource if it is not stored.
     *
     * @throws Problem FORBIDDEN
     */
    default void requireWritable(String type, String id, Optional<StoredVersion> current) {
        boolean stored = current.filter(version -> !version.deleted()).isPresent();
        if (!seesAll(type) && current.filter(this::sees).isEmpty() && (stored || !choosesIds(type))) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not write to " + type + "/" + id
                            + ": there is no such resource that you may see. Create one with POST, and the server"
                            + " chooses its id.");
        }
    }
}
