package org.footbridge.search;

import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What both sides of search go by, what is indexed and what is asked for.
 *
 * @param keys hashes with the secret of the database
 * @param serverBase the URL of this server without a slash at its end; empty if it has none
 * @param clock what "approximately" measures the distance to a date from
 * @param fullText which words are indexed
 * @param zone where a date is, and a time that does not say
 * @param codeSets which codes are meant by a value set, or by a place in a hierarchy
 */
public record SearchBasis(
        Keys keys, String serverBase, InstantSource clock, FullText fullText, ZoneId zone, CodeSets codeSets) {}
