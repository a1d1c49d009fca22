package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;

/** View model of a capability statement, with one row for each resource type. */
final class CapabilityView {
    private static final String TYPES = "http://hl7.org/fhir/StructureDefinition/";
    private static final String EXPECTATION = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation";

    private CapabilityView() {}

    /** The requirements on a system as a client or as a server. */
    record Role(String mode, String documentation, String security, List<Row> rows, List<Wish> operations) {}

    /** The requirements on one resource type. */
    record Row(
            Link type,
            List<Link> profiles,
            List<Wish> interactions,
            List<Wish> parameters,
            List<Link> includes,
            String documentation) {}

    /** One requirement and its strength: SHALL, SHOULD or MAY; empty if the statement does not specify it. */
    record Wish(Link what, String strength) {}

    static List<Role> of(JsonNode statement, Guide guide) {
        List<Role> roles = new ArrayList<>();
        for (JsonNode rest : statement.path("rest")) {
            List<Row> rows = new ArrayList<>();
            rest.path("resource").forEach(resource -> rows.add(row(resource, guide)));
            roles.add(new Role(
                    rest.path("mode").asText(),
                    rest.path("documentation").asText(),
                    rest.path("security").path("description").asText(),
                    rows,
                    wishes(rest.path("operation"), guide)));
        }
        return roles;
    }

    private static Row row(JsonNode resource, Guide guide) {
        String type = resource.path("type").asText();
        List<Link> profiles = new ArrayList<>();
        if (resource.has("profile")) {
            profiles.add(guide.link(resource.path("profile").asText()));
        }
        resource.path("supportedProfile").forEach(profile -> profiles.add(guide.link(profile.asText())));
        List<Link> includes = new ArrayList<>();
        resource.path("searchInclude").forEach(include -> includes.add(Link.to("_include=" + include.asText())));
        resource.path("searchRevInclude").forEach(include -> includes.add(Link.to("_revinclude=" + include.asText())));
        List<Wish> interactions = new ArrayList<>(wishes(resource.path("interaction"), guide));
        interactions.addAll(wishes(resource.path("operation"), guide));
        return new Row(
                guide.link(TYPES + type).as(type),
                profiles,
                interactions,
                wishes(resource.path("searchParam"), guide),
                includes,
                resource.path("documentation").asText());
    }

    private static List<Wish> wishes(JsonNode parts, Guide guide) {
        List<Wish> wishes = new ArrayList<>();
        for (JsonNode part : parts) {
            String name = part.path("code").asText(part.path("name").asText());
            String strength = "";
            for (JsonNode extension : part.path("extension")) {
                if (extension.path("url").asText().equals(EXPECTATION)) {
                    strength = extension.path("valueCode").asText();
                }
            }
            Link link = part.has("definition")
                    ? guide.link(part.path("definition").asText()).as(name)
                    : Link.to(name);
            wishes.add(new Wish(link, strength));
        }
        return wishes;
    }
}
