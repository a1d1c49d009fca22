package org.footbridge.rest;

import org.footbridge.repository.Repository;

/** What a client can do with resources; each provider hands its requests on to these. */
public record Interactions(
        ReadInteraction reading,
        WriteInteraction writing,
        PatchBody patching,
        HistoryInteraction histories,
        SearchInteraction searching,
        Bundles bundles,
        Repository repository,
        WriteTrial trial) {}
