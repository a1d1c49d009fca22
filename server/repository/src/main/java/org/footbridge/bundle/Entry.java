package org.footbridge.bundle;

import java.util.Optional;

/**
 * An entry of a batch or transaction, as it was sent.
 *
 * @param index in the bundle, from 0
 * @param fullUrl empty if there is none
 * @param method of HTTP, in upper case
 * @param url relative to the base
 * @param resource UTF-8 JSON, not looked at; empty if there is none
 * @see <a href="https://hl7.org/fhir/R4/bundle.html">R4 Bundle</a>
 */
public record Entry(
        int index, String fullUrl, String method, String url, Conditions conditions, Optional<byte[]> resource) {
    /** The values that headers of the same names would have. */
    public record Conditions(
            Optional<String> ifMatch,
            Optional<String> ifNoneMatch,
            Optional<String> ifModifiedSince,
            Optional<String> ifNoneExist) {}

    /** The URL without its query. */
    public String path() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** The query; empty if there is none. */
    public Optional<String> query() {
        int query = url.indexOf('?');
        return query < 0 ? Optional.empty() : Optional.of(url.substring(query + 1));
    }

    /** The name of the entry in messages. */
    public String inWords() {
        return method + " " + (url.length() > 100 ? url.substring(0, 100) + "…" : url);
    }
}
