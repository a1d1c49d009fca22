package org.footbridge;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.access.SmartScope;

/**
 * The question of the command {@link AccessCommand}.
 *
 * @param id of the resource; empty to ask about the type
 * @param settings the other arguments, for the settings of the server
 */
record AccessQuestion(Caller caller, Interaction interaction, String type, Optional<String> id, List<String> settings) {
    private static final Pattern RESOURCE = Pattern.compile("([A-Z][A-Za-z]+)(?:/([A-Za-z0-9.-]{1,64}))?");
    private static final String USER_SCOPE = "user/*.cruds";

    /** @throws IllegalArgumentException with a sentence about what is wrong */
    static AccessQuestion of(String[] arguments) {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        String who = taken(rest, "--as", 1).get(0);
        List<String> what = taken(rest, "--may", 2);
        Matcher resource = RESOURCE.matcher(what.get(1));
        Interaction interaction = Arrays.stream(Interaction.values())
                .filter(one -> one.verb().equals(what.get(0)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + what.get(0) + "' must be read, search, create, update or delete."));
        if (!resource.matches()) {
            throw new IllegalArgumentException(
                    "'" + what.get(1) + "' must be a resource such as ServiceRequest/1, or a type.");
        }
        Optional<String> unknown =
                rest.stream().filter(word -> !word.startsWith("--")).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("'" + unknown.get() + "' is not understood.");
        }
        return new AccessQuestion(
                caller(who), interaction, resource.group(1), Optional.ofNullable(resource.group(2)), rest);
    }

    /** The {@code count} words after {@code option}, which are removed with it. */
    private static List<String> taken(List<String> arguments, String option, int count) {
        int at = arguments.indexOf(option);
        if (at < 0 || at + count >= arguments.size()) {
            throw new IllegalArgumentException("The command needs --as WHO and --may VERB RESOURCE, such as:"
                    + " access --as link-worker,organisation=Organization/1 --may read ServiceRequest/1");
        }
        List<String> words = List.copyOf(arguments.subList(at + 1, at + 1 + count));
        arguments.subList(at, at + 1 + count).clear();
        return words;
    }

    /** {@code who} is a list of roles, and of {@code organisation=}, {@code user=}, {@code patient=} and {@code scope=}. */
    private static Caller caller(String who) {
        Set<String> roles = new LinkedHashSet<>();
        Set<String> scopes = new LinkedHashSet<>();
        Set<String> organisations = new LinkedHashSet<>();
        Optional<String> user = Optional.empty();
        Optional<String> patient = Optional.empty();
        for (String part : Splitter.on(',').trimResults().omitEmptyStrings().split(who)) {
            String value = part.substring(part.indexOf('=') + 1);
            switch (part.indexOf('=') < 0 ? "" : part.substring(0, part.indexOf('='))) {
                case "" -> roles.add(part);
                case "role" -> roles.add(value);
                case "organisation" -> organisations.add(value);
                case "user" -> user = Optional.of(value);
                case "patient" -> patient = Optional.of(value.replaceFirst("^Patient/", ""));
                case "scope" -> scopes.add(scope(value));
                default ->
                    throw new IllegalArgumentException("'" + part
                            + "' in --as must be a role, or organisation=, user=, patient= or scope= and a value.");
            }
        }
        return new Caller(
                "the command access",
                "access",
                Optional.empty(),
                roles,
                scopes.isEmpty() ? Set.of(USER_SCOPE) : scopes,
                user,
                patient,
                organisations,
                Set.of(),
                "",
                Optional.empty());
    }

    private static String scope(String text) {
        if (SmartScope.parse(text).isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not a SMART scope, such as user/Task.rs.");
        }
        return text;
    }
}
