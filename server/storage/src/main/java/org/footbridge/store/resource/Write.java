package org.footbridge.store.resource;

import java.util.Optional;
import org.footbridge.audit.AuditRecord;
import org.footbridge.json.ResourceJson;
import org.footbridge.search.index.IndexEntries;

/** One of the writes that {@link WriteStore} executes together. */
public sealed interface Write {
    /** The record of the audit log that is written together with it; empty if changes are not audited. */
    Optional<AuditRecord> audited();

    /** The same with a record of the audit log. */
    Write audited(AuditRecord record);

    /** A new resource under {@code id}. */
    record Creation(String id, ResourceJson json, IndexEntries entries, Change how, Optional<AuditRecord> audited)
            implements Write {
        public Creation(String id, ResourceJson json, IndexEntries entries, Change how) {
            this(id, json, entries, how, Optional.empty());
        }

        @Override
        public Write audited(AuditRecord record) {
            return new Creation(id, json, entries, how, Optional.of(record));
        }
    }

    /** The version after {@code current}, which may be a deletion. */
    record Replacement(StoredVersion current, ResourceJson json, IndexEntries entries, Optional<AuditRecord> audited)
            implements Write {
        public Replacement(StoredVersion current, ResourceJson json, IndexEntries entries) {
            this(current, json, entries, Optional.empty());
        }

        @Override
        public Write audited(AuditRecord record) {
            return new Replacement(current, json, entries, Optional.of(record));
        }
    }

    /** The mark of the deletion of {@code current}. */
    record Deletion(StoredVersion current, Optional<AuditRecord> audited) implements Write {
        public Deletion(StoredVersion current) {
            this(current, Optional.empty());
        }

        @Override
        public Write audited(AuditRecord record) {
            return new Deletion(current, Optional.of(record));
        }
    }
}
