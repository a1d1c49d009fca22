package org.footbridge.rest;

/** What a client can do with resources; each provider hands its requests on to these. */
public record Interactions(
        Reading reading,
        Writing writing,
        Patching patching,
        Histories histories,
        Searching searching,
        Bundles bundles,
        WriteTrial trial) {}
