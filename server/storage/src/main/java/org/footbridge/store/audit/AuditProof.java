package org.footbridge.store.audit;

import java.util.List;

/**
 * A proof about the audit log, as RFC 6962 defines it.
 *
 * @param note the signed checkpoint to whose root it leads
 * @param size of the tree of that root
 * @param index the number of the record in the log; -1 if the proof is about no record
 * @param leaf the hash of the record; empty if there is none
 * @param hashes of the proof
 */
public record AuditProof(String note, long size, long index, byte[] leaf, List<byte[]> hashes) {}
