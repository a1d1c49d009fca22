package org.footbridge.bench.step;

import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.bench.data.NhsNumber;
import org.footbridge.bench.data.Person;

/** People that no server knows yet: like a writer, with a number that nobody else has, in this run or in another. */
final class Strangers {

    private static final long A_MILLION = 1_000_000;

    private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis() * A_MILLION);

    private Strangers() {}

    static Person like(Person writer) {
        return writer.withNhsNumber(Long.toString(LAST.incrementAndGet()));
    }

    /** The condition that names a person, such as {@code identifier=a%7Cb}. */
    static String condition(Person person) {
        return "identifier=" + Query.encoded(NhsNumber.SYSTEM + "|" + person.nhsNumber());
    }
}
