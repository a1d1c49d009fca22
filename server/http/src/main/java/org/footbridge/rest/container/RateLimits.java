package org.footbridge.rest.container;

/**
 * The rate limits of the server.
 *
 * @param requests of each caller
 * @param signIns requests for tokens, and requests that were refused for want of a valid one, of each address
 */
public record RateLimits(Throttle requests, Throttle signIns) {}
