package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.referral.people.NhsNumber;

/** The names of people, organisations and services in words, as far as the caller may see them. */
record People(ReportSource source, CodeNames codes) {
    static final String UNNAMED = "Not named";

    /** The people whom a Reference names. */
    String who(JsonNode reference) {
        String known = name(source.find(reference));
        return Stream.of(
                        known,
                        reference.path("display").asText(),
                        reference.at("/identifier/value").asText())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(UNNAMED);
    }

    /** The people whom several References name. */
    String whoAll(JsonNode references) {
        return StreamSupport.stream(references.spliterator(), false)
                .map(this::who)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String name(JsonNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "Patient", "Practitioner", "RelatedPerson" -> human(resource);
            case "Organization", "Location" -> resource.path("name").asText();
            case "HealthcareService" -> joined(resource.path("name").asText(), ifNamed(resource.path("providedBy")));
            case "PractitionerRole" ->
                joined(
                        ifNamed(resource.path("practitioner")),
                        String.join(", ", codes.ofAll(resource.path("code"))),
                        ifNamed(resource.path("organization")));
            default -> "";
        };
    }

    private String ifNamed(JsonNode reference) {
        String who = who(reference);
        return who.equals(UNNAMED) ? "" : who;
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).distinct().collect(Collectors.joining(", "));
    }

    /** The name that a person goes by. */
    static String human(JsonNode person) {
        List<JsonNode> names =
                StreamSupport.stream(person.path("name").spliterator(), false).toList();
        JsonNode name = names.stream()
                .filter(one ->
                        List.of("usual", "official").contains(one.path("use").asText()))
                .findFirst()
                .orElseGet(() -> person.path("name").path(0));
        if (name.has("text")) {
            return name.path("text").asText();
        }
        return Stream.of(
                        texts(name.path("prefix")),
                        texts(name.path("given")),
                        Stream.of(name.path("family").asText()))
                .flatMap(parts -> parts)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    /** The NHS number in its printed form, 943 476 5919; empty if there is none. */
    static String nhsNumber(JsonNode person) {
        return StreamSupport.stream(person.path("identifier").spliterator(), false)
                .filter(identifier -> identifier.path("system").asText().equals(NhsNumber.SYSTEM))
                .map(identifier -> identifier.path("value").asText())
                .map(number -> number.replaceFirst("^(\\d{3})(\\d{3})(\\d{4})$", "$1 $2 $3"))
                .findFirst()
                .orElse("");
    }

    static String address(JsonNode person) {
        JsonNode address = person.path("address").path(0);
        if (address.has("text")) {
            return address.path("text").asText();
        }
        return Stream.concat(
                        texts(address.path("line")),
                        Stream.of("city", "district", "postalCode")
                                .map(part -> address.path(part).asText()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** The telephone numbers and e-mail addresses of those whom a Reference names, and of the organisation that they act for. */
    String contact(JsonNode reference) {
        JsonNode found = source.find(reference);
        return Stream.of(found, source.find(found.path("organization")), source.find(found.path("providedBy")))
                .map(People::telecom)
                .filter(telecom -> !telecom.isEmpty())
                .findFirst()
                .orElse("");
    }

    static String telecom(JsonNode resource) {
        return StreamSupport.stream(resource.path("telecom").spliterator(), false)
                .filter(point -> !point.path("use").asText().equals("old"))
                .map(point -> point.path("value").asText())
                .filter(value -> !value.isBlank())
                .collect(Collectors.joining(", "));
    }
}
