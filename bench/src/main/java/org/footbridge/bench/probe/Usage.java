package org.footbridge.bench.probe;

/**
 * What was used between two readings, or up to one.
 *
 * @param clientMs processor time of this program, which takes it from the server it measures
 */
public record Usage(double serverMs, double postgresMs, double clientMs, double walBytes) {

    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage since(Usage before) {
        return new Usage(
                serverMs - before.serverMs,
                postgresMs - before.postgresMs,
                clientMs - before.clientMs,
                walBytes - before.walBytes);
    }

    public Usage plus(Usage other) {
        return new Usage(
                serverMs + other.serverMs,
                postgresMs + other.postgresMs,
                clientMs + other.clientMs,
                walBytes + other.walBytes);
    }

    public double serverAndPostgresMs() {
        return serverMs + postgresMs;
    }
}
