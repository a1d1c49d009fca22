package org.footbridge.directory.listing;

/**
 * The part that an open referral has in the places of the services that it was sent to.
 *
 * @param request id of its ServiceRequest
 * @param waits whether it waits for a place, or holds one
 */
public record OpenReferral(String request, boolean waits) {}
