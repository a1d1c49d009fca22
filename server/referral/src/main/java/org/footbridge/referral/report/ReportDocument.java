package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.json.ExactJson;

/**
 * A report as a FHIR document: a Composition, followed by the resources that it is about.
 *
 * @param id of the document, a UUID
 * @param base the base URL of the server, under which its resources are known
 * @param canonical the base of the canonical URLs of our code systems
 * @param amended whether it replaces an earlier report
 * @see <a href="https://hl7.org/fhir/R4/documents.html">R4 documents</a>
 */
public record ReportDocument(Report report, String id, String base, String canonical, boolean amended) {
    private static final String LOINC = "http://loinc.org";
    private static final String EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason";
    static final String TYPE = "34133-9";
    static final String TYPE_DISPLAY = "Summary of episode note";

    /** The Bundle. */
    public ObjectNode bundle() {
        Map<String, JsonNode> resources = resources();
        ObjectNode bundle = ExactJson.MAPPER.createObjectNode();
        bundle.put("resourceType", "Bundle").put("id", id);
        bundle.putObject("identifier").put("system", "urn:ietf:rfc:3986").put("value", "urn:uuid:" + id);
        bundle.put("type", "document").put("timestamp", time());
        ArrayNode entries = bundle.putArray("entry");
        entry(entries, "Composition/" + id, composition(resources));
        resources.forEach((path, resource) -> entry(entries, path, resource));
        return bundle;
    }

    private void entry(ArrayNode entries, String path, JsonNode resource) {
        entries.addObject().put("fullUrl", base + "/" + path).set("resource", resource);
    }

    private String time() {
        return report.source().message().now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    String status() {
        return amended && report.kind() == ReportKind.FINAL
                ? "amended"
                : report.kind().status();
    }

    private ObjectNode composition(Map<String, JsonNode> resources) {
        JsonNode task = report.source().task();
        ObjectNode composition = ExactJson.MAPPER.createObjectNode();
        composition.put("resourceType", "Composition").put("id", id).put("language", "en-GB");
        composition.put("status", status());
        type(composition.putObject("type"), report.kind().title());
        composition.set("subject", task.path("for"));
        composition.put("date", time());
        composition.putArray("author").add(report.source().message().author());
        composition.put("title", report.kind().title()).put("confidentiality", "N");
        report.source().message().organisation().ifPresent(who -> composition.set("custodian", who));
        ArrayNode details = composition.putArray("event").addObject().putArray("detail");
        Stream.of(ReportSource.path(task), task.at("/focus/reference").asText())
                .filter(resources::containsKey)
                .forEach(path -> details.addObject().put("reference", path));
        ArrayNode sections = composition.putArray("section");
        report.sections().forEach(section -> section(sections.addObject(), section, resources));
        return composition;
    }

    /** A CodeableConcept for the kind of document. */
    static void type(ObjectNode type, String title) {
        type.putArray("coding")
                .addObject()
                .put("system", LOINC)
                .put("code", TYPE)
                .put("display", TYPE_DISPLAY);
        type.put("text", title);
    }

    private void section(ObjectNode node, ReportSection section, Map<String, JsonNode> resources) {
        node.put("title", section.title());
        node.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", canonical + "/CodeSystem/sp-report-section")
                .put("code", section.code())
                .put("display", section.title());
        node.putObject("text").put("status", "generated").put("div", Narrative.div(section.blocks()));
        List<String> entries =
                section.entries().stream().filter(resources::containsKey).toList();
        if (!entries.isEmpty()) {
            ArrayNode references = node.putArray("entry");
            entries.forEach(path -> references.addObject().put("reference", path));
        } else if (!section.recorded()) {
            node.putObject("emptyReason")
                    .putArray("coding")
                    .addObject()
                    .put("system", EMPTY)
                    .put("code", "unavailable")
                    .put("display", "Unavailable");
        }
    }

    /** The resources of the document by path: those that sections are about, and the people and services that these name. */
    private Map<String, JsonNode> resources() {
        ReportSource source = report.source();
        Map<String, JsonNode> all = new LinkedHashMap<>();
        Stream.of(
                        source.resources().values().stream(),
                        Stream.of(source.task()),
                        source.contacts().stream(),
                        source.outcomes().stream(),
                        source.onward().stream())
                .flatMap(resources -> resources)
                .forEach(resource -> all.put(ReportSource.path(resource), resource));
        Map<String, JsonNode> needed = new LinkedHashMap<>();
        report.sections()
                .forEach(section -> section.entries().forEach(path -> {
                    JsonNode resource = all.get(path);
                    if (resource != null) {
                        needed.put(path, shared(resource));
                    }
                }));
        all.forEach((path, resource) -> {
            if (Withholding.DIRECTORY.contains(resource.path("resourceType").asText())) {
                needed.putIfAbsent(path, resource);
            }
        });
        return needed;
    }

    private JsonNode shared(JsonNode resource) {
        boolean named =
                Withholding.DIRECTORY.contains(resource.path("resourceType").asText());
        return report.source().isCodesOnly() && !named ? Withholding.withoutFreeText(resource) : resource;
    }
}
