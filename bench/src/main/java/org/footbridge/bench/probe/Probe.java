package org.footbridge.bench.probe;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads what a server and its database have used so far. Without a process id or a database, that part is zero. */
public final class Probe implements AutoCloseable {

    private final long server;
    private final long postmaster;
    private final @Nullable Database database;

    /** @param server process id, 0 if unknown */
    public Probe(long server, @Nullable Database database) throws SQLException {
        if (server != 0 && ProcessHandle.of(server).isEmpty()) {
            throw new IllegalArgumentException("there is no process " + server);
        }
        this.server = server;
        this.database = database;
        this.postmaster = database == null ? 0 : database.postmaster();
    }

    public Usage usage() throws SQLException {
        return new Usage(
                server == 0 ? 0 : Processes.cpuMs(server),
                postmaster == 0 ? 0 : Processes.familyCpuMs(postmaster),
                Processes.cpuMs(ProcessHandle.current().pid()),
                database == null ? 0 : (double) database.walBytes());
    }

    public double serverMb() {
        return Processes.memoryMb(server, "VmRSS");
    }

    public double serverPeakMb() {
        return Processes.memoryMb(server, "VmHWM");
    }

    public double postgresPrivateMb() {
        return postmaster == 0 ? 0 : Processes.familyPrivateMb(postmaster);
    }

    public @Nullable Database database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }
}
