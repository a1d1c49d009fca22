package org.footbridge.search.type;

import java.time.InstantSource;
import java.time.ZoneId;
import org.footbridge.search.index.FullText;
import org.footbridge.search.index.Keys;

/**
 * The settings that indexing and querying must share.
 *
 * @param keys the hash function, with the secret of the database
 * @param serverBase the URL of this server without a trailing slash; empty if there is none
 * @param clock the clock from which the prefix {@code ap} measures the distance to a date
 * @param fullText the words that are indexed
 * @param zone the time zone of dates, and of times that have no zone
 * @param codeSets the terminology service
 */
public record SearchBasis(
        Keys keys, String serverBase, InstantSource clock, FullText fullText, ZoneId zone, CodeSets codeSets) {}
