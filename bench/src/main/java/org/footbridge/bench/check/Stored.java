package org.footbridge.bench.check;

/** A resource a server has taken, at the version it had then. */
public record Stored(String type, String id, String version) {

    /** What nearly every server calls it. */
    public static final String FIRST_VERSION = "1";

    /** A million of them share the text of their version. */
    public Stored {
        version = version.equals(FIRST_VERSION) ? FIRST_VERSION : version;
    }

    public String reference() {
        return type + "/" + id;
    }

    public String path() {
        return "/" + type + "/" + id;
    }
}
