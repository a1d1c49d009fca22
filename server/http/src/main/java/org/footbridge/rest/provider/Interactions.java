package org.footbridge.rest.provider;

import org.footbridge.repository.Repository;
import org.footbridge.rest.bundle.Bundles;
import org.footbridge.rest.interaction.HistoryInteraction;
import org.footbridge.rest.interaction.ReadInteraction;
import org.footbridge.rest.interaction.SearchInteraction;
import org.footbridge.rest.interaction.WriteInteraction;
import org.footbridge.rest.interaction.WriteTrial;
import org.footbridge.rest.request.PatchBody;
import org.footbridge.transaction.ChangeExecutor;

/** The interactions that clients can use; providers delegate to them. */
public record Interactions(
        ReadInteraction reading,
        WriteInteraction writing,
        PatchBody patching,
        HistoryInteraction histories,
        SearchInteraction searching,
        Bundles bundles,
        Repository repository,
        ChangeExecutor changes,
        WriteTrial trial) {}
