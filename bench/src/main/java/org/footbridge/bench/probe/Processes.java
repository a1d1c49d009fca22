package org.footbridge.bench.probe;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Processor time and memory of processes, from {@code /proc} of Linux. A process that is gone has used nothing. */
public final class Processes {

    private static final Path PROC = Path.of("/proc");
    /** USER_HZ, which is 100 on every Linux a JDK runs on. */
    private static final double MS_PER_TICK = 10;

    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int REAPED_USER_TIME = 13;
    private static final int REAPED_SYSTEM_TIME = 14;

    private Processes() {}

    /** Processor time of one process with all its threads, without its children. */
    public static double cpuMs(long pid) {
        return stat(pid).map(f -> ticks(f, USER_TIME, SYSTEM_TIME)).orElse(0.0);
    }

    /** Processor time of a process of one thread, such as one of PostgreSQL, to the nanosecond. */
    public static double singleThreadCpuMs(long pid) {
        return read(PROC.resolve(pid + "/schedstat"))
                .map(text -> Long.parseLong(text.substring(0, text.indexOf(' '))) / 1e6)
                .orElse(0.0);
    }

    /** Processor time of a process and its children, those that have ended included. */
    public static double familyCpuMs(long pid) {
        double own = stat(pid)
                .map(f -> ticks(f, USER_TIME, SYSTEM_TIME, REAPED_USER_TIME, REAPED_SYSTEM_TIME))
                .orElse(0.0);
        return own + sumOfChildren(pid, Processes::cpuMs);
    }

    /** Memory that belongs to a process and its children alone: without shared buffers and code. */
    public static double familyPrivateMb(long pid) {
        return memoryMb(pid, "RssAnon") + sumOfChildren(pid, child -> memoryMb(child, "RssAnon"));
    }

    /** A figure of {@code /proc/PID/status}, such as VmRSS or VmHWM. */
    public static double memoryMb(long pid, String name) {
        return read(PROC.resolve(pid + "/status"))
                .flatMap(status -> status.lines()
                        .filter(line -> line.startsWith(name + ":"))
                        .findFirst())
                .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .orElse(0.0);
    }

    /** The parent of a process, 0 if there is no such process here. */
    public static long parent(long pid) {
        return stat(pid).map(f -> Long.parseLong(f[PARENT])).orElse(0L);
    }

    private static double sumOfChildren(long parent, ToDoubleFunction<Long> figure) {
        double sum = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                if (parent(pid) == parent) {
                    sum += figure.applyAsDouble(pid);
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return sum;
    }

    private static double ticks(String[] fields, int... which) {
        double sum = 0;
        for (int field : which) {
            sum += Long.parseLong(fields[field]);
        }
        return sum * MS_PER_TICK;
    }

    /** The fields behind the name, which may hold spaces: state, parent, … */
    private static Optional<String[]> stat(long pid) {
        return read(PROC.resolve(pid + "/stat"))
                .map(text -> text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
