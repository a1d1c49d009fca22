package org.footbridge.bench.layout;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A made up referral with 16 keys, 2 dates and a number. All of it follows from its number, and keys are as common as
 * real ones: a status is on every third, an identifier on one.
 */
final class Sample {

    private static final long YEAR = 365L * 24 * 3600 * 1_000_000;
    static final long FIRST_DAY = 1_600_000_000_000_000L;
    static final long SPAN = 5 * YEAR;

    private final long number;
    private final long rows;
    private final int version;

    /** @param rows that there will be in all: a person has twelve */
    Sample(long number, long rows, int version) {
        this.number = number;
        this.rows = rows;
        this.version = version;
    }

    static long key(String parameter, long value) {
        return mix(mix(parameter.hashCode()) + value);
    }

    /** What a statement calls by this name. */
    Object value(String name) {
        return switch (name) {
            case "pid" -> number + 1;
            case "key" -> key("key", number);
            case "updated" -> FIRST_DAY + SPAN + number * 1000 + version * YEAR;
            case "shard" -> (short) (key("key", number) & 0xfff);
            case "id" -> uuid("id", number);
            case "body" -> body();
            case "tokens" -> tokens();
            case "oldStatus" -> key("status", status() - 1 < 0 ? 2 : status() - 1);
            case "newStatus" -> key("status", status());
            case "dateKeys" -> new Long[] {key("authored", 0), key("occurrence", 0)};
            case "lows" -> new Long[] {authored(), authored() + 1_000_000};
            case "highs" -> new Long[] {authored() + 999_999, authored() + 86_400_000_000L};
            case "numberKey" -> key("quantity", 0);
            case "number" -> BigDecimal.valueOf(pick("quantity", 5000), 1);
            default -> throw new IllegalArgumentException("no value ':" + name + "'");
        };
    }

    private Long[] tokens() {
        long intent = pick("intent", 2);
        long common = pick("code", 1000);
        long code = common < 100 ? 0 : 1 + common % 200;
        long person = pick("person", Math.max(1, rows / 12));
        return new Long[] {
            key("status", status()),
            key("intent", intent),
            key("priority", intent * 2 + pick("priority", 2)),
            key("category", pick("category", 20)),
            key("code", code),
            key("code alone", code),
            key("mode", pick("mode", 8)),
            key("profession", pick("profession", 12)),
            key("subject", person),
            key("patient", person),
            key("performer", pick("performer", 2000)),
            key("requester", pick("requester", 5000)),
            key("based-on", number / 2),
            key("encounter", number / 3),
            key("identifier", number),
            key("profile", 0)
        };
    }

    /** Each version has the next status. */
    private int status() {
        return (int) ((pick("status", 3) + version) % 3);
    }

    private long authored() {
        return FIRST_DAY + pick("authored", SPAN / 1_000_000) * 1_000_000;
    }

    private long pick(String what, long bound) {
        return Math.floorMod(mix(key("pick " + what, number)), bound);
    }

    /** About a thousand bytes of JSON, half of them identifiers that compress badly. */
    private byte[] body() {
        StringBuilder text = new StringBuilder(1200)
                .append("{\"resourceType\":\"ServiceRequest\",\"id\":\"")
                .append(uuid("id", number))
                .append("\",\"meta\":{\"versionId\":\"")
                .append(version)
                .append("\",\"profile\":[\"https://fhir.footbridge.example/StructureDefinition/SPReferral\"]}");
        for (String member :
                new String[] {"Patient", "PractitionerRole", "HealthcareService", "CarePlan", "Encounter"}) {
            text.append(",\"").append(member.toLowerCase(Locale.ROOT)).append("\":{\"reference\":\"");
            text.append(member).append('/').append(uuid(member, number)).append("\"}");
        }
        for (String coded : new String[] {"status", "intent", "priority", "category", "code"}) {
            text.append(",\"")
                    .append(coded)
                    .append("\":{\"coding\":[{\"system\":\"https://example.org/")
                    .append(coded);
            text.append("\",\"code\":\"").append(pick(coded, 20)).append("\"}]}");
        }
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String uuid(String kind, long value) {
        return new UUID(key(kind, value), mix(key(kind, value))).toString();
    }

    /** The finisher of splitmix64: all bits of the input in all bits of the output. */
    private static long mix(long input) {
        long z = input + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
