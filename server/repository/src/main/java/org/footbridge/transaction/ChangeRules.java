package org.footbridge.transaction;

/**
 * The settings of the operator about changes.
 *
 * @param requireIfMatch an update of an existing resource must say which version it is of
 * @param deletesMax how many resources one conditional deletion may delete; 1 if it must name a single one
 * @param bytesMax the largest outcome of a patch
 * @param references what becomes of references to resources that are not there
 * @param absolute what becomes of references to other servers, where nobody can look
 * @param blockDeletes a resource that others refer to stays
 * @param cascadeMax how many resources a deletion may delete along with those that refer to them; 0 if none
 */
public record ChangeRules(
        boolean requireIfMatch,
        int deletesMax,
        long bytesMax,
        Dangling references,
        Dangling absolute,
        boolean blockDeletes,
        int cascadeMax) {
    /** The treatment of a transaction with references to resources that are not there. */
    public enum Dangling {
        /** It is refused. */
        ENFORCE,
        /** It is stored, and the outcome says so. */
        WARN,
        /** Nobody looks. */
        OFF
    }
}
