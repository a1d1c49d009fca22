package org.footbridge.rest;

import org.footbridge.repository.Repository;

/** The interactions that clients can use; providers delegate to them. */
public record Interactions(
        ReadInteraction reading,
        WriteInteraction writing,
        PatchBody patching,
        HistoryInteraction histories,
        SearchInteraction searching,
        Bundles bundles,
        Repository repository,
        WriteTrial trial) {}
