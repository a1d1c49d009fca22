package org.footbridge.packages;

/** Is told how far an installation has come. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress UNHEARD = (step, done, total) -> {};

    /** {@code step} is what is being done, in words; {@code done} of {@code total} definitions are. */
    void at(String step, int done, int total);
}
