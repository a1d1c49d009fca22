package org.footbridge.directory.openreferral.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of one kind of objects of Open Referral UK 3.0: its properties with their kinds, and the objects and lists in it.
 *
 * @param values the properties that are no objects
 * @param objects the properties that are objects
 * @param lists the properties that are lists of objects
 * @param required the properties without which an object is none of its kind
 * @see <a href="https://openreferraluk.org">Open Referral UK</a>
 */
public record DocumentShape(
        Map<String, ValueKind> values,
        Map<String, DocumentShape> objects,
        Map<String, DocumentShape> lists,
        Set<String> required) {
    /** The kinds of values. */
    public enum ValueKind {
        TEXT,
        UUID,
        URI,
        EMAIL,
        NUMBER,
        DATE,
        DATE_TIME,
        TIME
    }

    private static final DocumentShape TERM = of("id", "name", "description")
            .uuids("id", "parent_id", "taxonomy_id")
            .texts("name", "description", "taxonomy", "term")
            .with(ValueKind.URI, "term_uri");
    private static final DocumentShape ATTRIBUTE = of("id").uuids("id", "link_id", "taxonomy_term_id")
            .texts("link_type")
            .object("taxonomy_term", TERM);
    private static final DocumentShape LANGUAGE =
            of("id").uuids("id", "service_id", "phone_id").texts("name", "code");
    private static final DocumentShape PHONE = of("id", "number")
            .uuids("id", "contact_id")
            .texts("number", "description")
            .list("languages", LANGUAGE);
    private static final DocumentShape ADDRESS = of(
                    "id", "address_1", "city", "state_province", "postal_code", "country", "address_type")
            .uuids("id", "location_id")
            .texts(
                    "attention",
                    "address_1",
                    "city",
                    "region",
                    "state_province",
                    "postal_code",
                    "country",
                    "address_type")
            .list("attributes", ATTRIBUTE);
    private static final DocumentShape ACCESSIBILITY = of("id").uuids("id", "location_id")
            .texts("description", "details", "accessibility")
            .with(ValueKind.URI, "url")
            .list("attributes", ATTRIBUTE);

    /** A place. */
    public static final DocumentShape LOCATION = of("id", "location_type")
            .uuids("id")
            .texts("location_type", "name", "description", "external_identifier", "external_identifier_type")
            .with(ValueKind.NUMBER, "latitude", "longitude")
            .list("addresses", ADDRESS)
            .list("accessibility", ACCESSIBILITY)
            .list("attributes", ATTRIBUTE);

    private static final DocumentShape SCHEDULE = of("id").uuids("id", "service_id", "service_at_location_id")
            .with(ValueKind.DATE, "valid_from", "valid_to", "dtstart")
            .texts("freq", "byday", "bymonthday", "description", "attending_type", "notes")
            .with(ValueKind.NUMBER, "interval")
            .with(ValueKind.TIME, "opens_at", "closes_at")
            .with(ValueKind.URI, "schedule_link");
    private static final DocumentShape IDENTIFIER = of("id", "identifier_type", "identifier")
            .uuids("id", "organization_id")
            .texts("identifier_scheme", "identifier_type", "identifier")
            .list("attributes", ATTRIBUTE);

    /** An organisation. */
    public static final DocumentShape ORGANISATION = of("id", "name", "description")
            .uuids("id", "parent_organization_id")
            .texts("name", "description", "logo")
            .with(ValueKind.EMAIL, "email")
            .with(ValueKind.URI, "website", "uri")
            .list("organization_identifiers", IDENTIFIER)
            .list("attributes", ATTRIBUTE);

    private static final DocumentShape AREA =
            of("id").uuids("id", "service_id").texts("name", "extent", "extent_type", "uri", "service_area");
    private static final DocumentShape PLACE =
            of("id").uuids("id", "service_id", "location_id").object("location", LOCATION);
    private static final DocumentShape FUNDING =
            of("id").uuids("id", "service_id").texts("source");
    private static final DocumentShape COST = of("id").uuids("id", "service_id")
            .with(ValueKind.DATE, "valid_from", "valid_to")
            .texts("option", "amount_description")
            .with(ValueKind.NUMBER, "amount");
    private static final DocumentShape CONTACT =
            of("id").uuids("id", "service_id").texts("name", "title").list("attributes", ATTRIBUTE);

    /** A service with all that belongs to it. */
    public static final DocumentShape SERVICE = of("id", "name", "status")
            .uuids("id", "organization_id")
            .texts("name", "description", "status", "fees", "accreditations", "alert")
            .with(ValueKind.URI, "url")
            .with(ValueKind.EMAIL, "email", "assurer_email")
            .with(ValueKind.NUMBER, "minimum_age", "maximum_age")
            .with(ValueKind.DATE, "assured_date")
            .with(ValueKind.DATE_TIME, "last_modified")
            .list("schedules", SCHEDULE)
            .list("service_areas", AREA)
            .list("service_at_locations", PLACE)
            .list("languages", LANGUAGE)
            .object("organization", ORGANISATION)
            .list("funding", FUNDING)
            .list("cost_options", COST)
            .list("contacts", CONTACT)
            .list("phones", PHONE)
            .list("attributes", ATTRIBUTE);

    public DocumentShape {
        values = Map.copyOf(values);
        objects = Map.copyOf(objects);
        lists = Map.copyOf(lists);
        required = Set.copyOf(required);
    }

    private static DocumentShape of(String... required) {
        return new DocumentShape(Map.of(), Map.of(), Map.of(), Set.of(required));
    }

    private DocumentShape uuids(String... names) {
        return with(ValueKind.UUID, names);
    }

    private DocumentShape texts(String... names) {
        return with(ValueKind.TEXT, names);
    }

    private DocumentShape with(ValueKind kind, String... names) {
        Map<String, ValueKind> all = new LinkedHashMap<>(values);
        List.of(names).forEach(name -> all.put(name, kind));
        return new DocumentShape(all, objects, lists, required);
    }

    private DocumentShape object(String name, DocumentShape shape) {
        return new DocumentShape(values, with(objects, name, shape), lists, required);
    }

    private DocumentShape list(String name, DocumentShape shape) {
        return new DocumentShape(values, objects, with(lists, name, shape), required);
    }

    private static Map<String, DocumentShape> with(
            Map<String, DocumentShape> shapes, String name, DocumentShape shape) {
        Map<String, DocumentShape> all = new LinkedHashMap<>(shapes);
        all.put(name, shape);
        return all;
    }
}
