/**
 * Measures FHIR servers: loads data of a seed, sends one kind of request after the other, checks every answer and sets
 * the processor time of the server and its database beside the number of requests. Knows servers only by HTTP, so that
 * any server can be measured; nothing of our own server is in it.
 */
@NullMarked
package org.footbridge.bench;

import org.jspecify.annotations.NullMarked;
