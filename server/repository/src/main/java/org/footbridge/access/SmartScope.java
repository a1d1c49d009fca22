package org.footbridge.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scope of SMART for resources, in the syntax of version 2, or of version 1, which is translated.
 *
 * @param type a resource type, or {@code *} for all
 * @param permissions the letters of what it allows: create, read, update, delete, search
 * @param query the search parameters that restrict it, such as {@code category=laboratory}; empty if none do
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#fhir-resource-scope-syntax">SMART App
 *     Launch 2.2, scope syntax</a>
 */
public record SmartScope(Context context, String type, String permissions, String query) {
    private static final Pattern SYNTAX = Pattern.compile(
            "(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.(read|write|\\*|(?=[cruds])c?r?u?d?s?)(?:\\?(\\S+))?");

    /** Whose data a scope is about. */
    public enum Context {
        /** The patient in the launch context. */
        PATIENT,
        /** The data that the user may see. */
        USER,
        /** The data that the client may see, without a user. */
        SYSTEM
    }

    /** The scope that {@code text} is; empty if it is no scope for resources, or malformed. */
    public static Optional<SmartScope> parse(String text) {
        Matcher scope = SYNTAX.matcher(text);
        if (!scope.matches()) {
            return Optional.empty();
        }
        String permissions = switch (scope.group(3)) {
            case "read" -> "rs";
            case "write" -> "cud";
            case "*" -> "cruds";
            default -> scope.group(3);
        };
        Context context = Context.valueOf(scope.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(new SmartScope(
                context,
                scope.group(2),
                permissions,
                Optional.ofNullable(scope.group(4)).orElse("")));
    }

    /** As it is written in version 2. */
    public String text() {
        return context.name().toLowerCase(Locale.ROOT) + "/" + type + "." + permissions
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** Whether it is about resources of {@code wanted}. */
    public boolean covers(String wanted) {
        return type.equals("*") || type.equals(wanted);
    }

    /** Whether it has all {@code letters}. */
    public boolean allows(String letters) {
        return letters.chars().allMatch(letter -> permissions.indexOf(letter) >= 0);
    }
}
