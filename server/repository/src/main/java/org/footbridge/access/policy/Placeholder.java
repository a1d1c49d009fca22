package org.footbridge.access.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Caller;

/** A placeholder in a rule, for which what the token of a caller says is put in. Each value is a reference such as {@code Patient/1}. */
public enum Placeholder {
    /** The resource that represents the user: the claim {@code fhirUser}. */
    USER,
    /** The user, if it is a Practitioner or a PractitionerRole. */
    PRACTITIONER,
    /** The organisations for which the caller acts. */
    ORGANISATION,
    /** The patient of the launch context. */
    PATIENT;

    /** The placeholder that is written as {@code ${name}}. */
    static Optional<Placeholder> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** As it is written in a policy. */
    String text() {
        return "${" + name().toLowerCase(Locale.ROOT) + "}";
    }

    /** The values that the token has for it; none if it says nothing of this. */
    Set<String> values(Caller caller) {
        return switch (this) {
            case USER -> caller.fhirUser().stream().collect(Collectors.toSet());
            case PRACTITIONER ->
                caller.fhirUser().filter(user -> user.startsWith("Practitioner")).stream()
                        .collect(Collectors.toSet());
            case ORGANISATION -> caller.organisations();
            case PATIENT ->
                caller.patient().stream()
                        .flatMap(id -> Stream.of("Patient/" + id))
                        .collect(Collectors.toSet());
        };
    }
}
