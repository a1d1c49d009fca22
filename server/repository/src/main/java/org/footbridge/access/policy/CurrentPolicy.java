package org.footbridge.access.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy of a file, which is read again when the file has changed: it looks at the file at most once a second. A file with a
 * mistake is logged, and the policy from before stays in effect.
 */
public final class CurrentPolicy implements Supplier<Policy> {
    private static final Logger log = LoggerFactory.getLogger(CurrentPolicy.class);
    private static final long INTERVAL_NANOS = 1_000_000_000;

    private final Path file;
    private final Function<String, Policy> reader;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile State state;

    private record State(Policy policy, FileTime modified, long size) {}

    /**
     * Reads {@code file}.
     *
     * @param reader checks the text and makes a policy of it
     * @throws PolicyException if it has a mistake
     * @throws IOException if it cannot be read
     */
    public CurrentPolicy(Path file, Function<String, Policy> reader) throws IOException {
        this.file = file;
        this.reader = reader;
        this.state = read();
    }

    private State read() throws IOException {
        FileTime modified = Files.getLastModifiedTime(file); // before the text: a later change is noticed then
        long size = Files.size(file);
        return new State(reader.apply(Files.readString(file)), modified, size);
    }

    @Override
    public Policy get() {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last >= INTERVAL_NANOS && looked.compareAndSet(last, now)) {
            refresh();
        }
        return state.policy();
    }

    private void refresh() {
        State before = state;
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (!modified.equals(before.modified()) || size != before.size()) {
                // whatever comes of it, this text is not looked at again
                state = new State(before.policy(), modified, size);
                state = read();
                log.info("The access policy of {} has changed and is in effect", file);
            }
        } catch (PolicyException mistake) {
            log.error("The access policy of {} is not taken up, {}; the one from before stays", file, mistake.reason());
        } catch (IOException unreadable) {
            log.error("The access policy of {} cannot be read; the one from before stays", file);
        }
    }
}
