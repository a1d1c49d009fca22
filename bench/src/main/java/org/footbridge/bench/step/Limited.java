package org.footbridge.bench.step;

import org.footbridge.bench.step.Step.Action;

/**
 * One kind of request that must not take long, however much there is to look through.
 *
 * @param limitMs milliseconds that the client waits, on one connection; 0 if there is no limit
 */
public record Limited(String name, String what, double limitMs, Action action) {}
