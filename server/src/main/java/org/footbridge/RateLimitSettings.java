package org.footbridge;

import java.util.Optional;
import org.footbridge.concurrency.Rate;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often callers may ask.
 *
 * @param requests of each caller, such as {@code 3000/m}; {@code off} for any number
 * @param signIns requests for tokens, and requests without a valid one, of each address
 */
public record RateLimitSettings(
        @DefaultValue("off") String requests,
        @DefaultValue("100/m") String signIns) {
    static final String REQUESTS = "footbridge.rate-limits.requests";
    static final String SIGN_INS = "footbridge.rate-limits.sign-ins";

    public RateLimitSettings {
        rate(REQUESTS, requests);
        rate(SIGN_INS, signIns);
    }

    Optional<Rate> requestRate() {
        return rate(REQUESTS, requests);
    }

    Optional<Rate> signInRate() {
        return rate(SIGN_INS, signIns);
    }

    private static Optional<Rate> rate(String setting, String text) {
        try {
            // YAML reads off as false
            return text.equals("off") || text.equals("false") ? Optional.empty() : Optional.of(Rate.parse(text));
        } catch (IllegalArgumentException unreadable) {
            throw new SettingException(setting + ": " + unreadable.getMessage() + ", or off.");
        }
    }
}
