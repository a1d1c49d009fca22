package org.footbridge.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The size of PostgreSQL's shared buffers in embedded mode: an eighth of the machine's memory, between 128 MB and 1 GB, in
 * addition to a quarter for Java's heap. The system allocates it page by page as the database grows.
 */
final class SharedMemory {
    private static final long SHARE = 8;
    private static final long MIB = 1L << 20;

    /** Enough for a small machine to work. */
    private static final long LEAST = 128;

    /**
     * The largest size in MB. The upper levels of all indexes of a million resources and the frequently read pages fit in.
     */
    private static final long MOST = 1024;

    private SharedMemory() {}

    /** The setting for the memory of this machine or, in a container, for the memory limit of the container. */
    static String setting() {
        return setting(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    /** @param machine its memory, in bytes */
    static String setting(long machine) {
        return Math.max(LEAST, Math.min(MOST, machine / SHARE / MIB)) + "MB";
    }
}
