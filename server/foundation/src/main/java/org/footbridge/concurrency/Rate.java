package org.footbridge.concurrency;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many requests in so much time, as settings have it: {@code 50/s}, {@code 3000/m} or {@code 100000/h}.
 *
 * @param count how many may come at once; as many come again evenly during {@code per}
 */
public record Rate(long count, Duration per) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})/([smh])");

    /** @throws IllegalArgumentException if the text is no rate */
    public static Rate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no rate such as 50/s, 3000/m or 100000/h");
        }
        Duration per = switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        return new Rate(Long.parseLong(form.group(1)), per);
    }
}
