package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;
import org.footbridge.guide.site.guide.OtherDefinitions;

/**
 * View model of a value set: the rules of its composition, and its codes as far as their code systems are on this server.
 */
final class ValueSetView {
    /** More would make no page that people read. */
    private static final int CODES_MAX = 1_000;

    private final Guide guide;
    private final Map<String, Optional<Known>> systems = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private boolean complete = true;
    private OptionalLong total = OptionalLong.empty();

    ValueSetView(JsonNode valueSet, Guide guide) {
        this.guide = guide;
        JsonNode compose = valueSet.path("compose");
        compose.path("include").forEach(include -> include(include));
        compose.path("exclude").forEach(exclude -> exclude(exclude));
        total = OptionalLong.of(codes.size());
        if (!complete) {
            String version = valueSet.path("version").asText();
            String canonical = valueSet.path("url").asText() + (version.isEmpty() ? "" : "|" + version);
            guide.codes(canonical, CODES_MAX).ifPresent(this::replace);
        }
    }

    /** Replaces the codes by those of the terminology service, for rules that this view does not evaluate. */
    private void replace(OtherDefinitions.Codes found) {
        complete = true;
        total = found.total();
        codes.clear();
        found.first().forEach(one -> add(one.system(), of(one)));
    }

    private Code of(OtherDefinitions.Code found) {
        Optional<Artefact> system = known(found.system()).map(Known::artefact);
        return new Code(
                system.map(Artefact::link).orElse(Link.to(found.system())),
                system.map(artefact -> Concepts.link(found.code(), artefact.path()))
                        .orElse(Link.to(found.code())),
                found.display(),
                found.definition());
    }

    /** A code system that is on this server. */
    private record Known(Artefact artefact, Concepts concepts) {}

    /** An include or exclude rule of the composition. */
    record Rule(String verb, Link system, String what, List<Link> valueSets) {}

    /** A code of the set. */
    record Code(Link system, Link code, String display, String definition) {}

    List<Rule> rules() {
        return rules;
    }

    List<Code> codes() {
        return codes.values().stream().limit(CODES_MAX).toList();
    }

    /** A remark on the list of codes; empty if the list is complete. */
    String remark() {
        if (!complete) {
            return codes.isEmpty()
                    ? "The codes cannot be listed: the rules use a code system or filter that this server does not"
                            + " support."
                    : "The list may be incomplete: some rules use a code system or filter that this server does not"
                            + " support.";
        }
        int shown = codes().size();
        if (total.isEmpty()) {
            return "The first " + shown + " codes; there are more.";
        }
        return total.getAsLong() > shown ? "The first " + shown + " of " + total.getAsLong() + " codes." : "";
    }

    private void include(JsonNode include) {
        rules.add(rule("Includes", include));
        String system = include.path("system").asText();
        if (include.has("concept")) {
            include.path("concept").forEach(concept -> add(system, listed(system, concept)));
        } else if (include.has("filter") || include.has("valueSet")) {
            complete = false;
        } else {
            Optional<Known> known = known(system);
            known.ifPresentOrElse(
                    found -> found.concepts().rows().forEach(row -> add(system, of(found, row))),
                    () -> complete = false);
        }
    }

    private void exclude(JsonNode exclude) {
        rules.add(rule("Leaves out", exclude));
        String system = exclude.path("system").asText();
        if (exclude.has("concept")) {
            exclude.path("concept")
                    .forEach(concept ->
                            codes.remove(system + "|" + concept.path("code").asText()));
        } else {
            complete = false;
        }
    }

    private Rule rule(String verb, JsonNode part) {
        List<Link> valueSets = new ArrayList<>();
        part.path("valueSet").forEach(valueSet -> valueSets.add(guide.link(valueSet.asText())));
        String system = part.path("system").asText();
        List<String> filters = Concepts.stream(part.path("filter"))
                .map(filter -> filter.path("property").asText() + " "
                        + filter.path("op").asText() + " "
                        + filter.path("value").asText())
                .toList();
        int count = part.path("concept").size();
        String what;
        if (count > 0) {
            what = count == 1 ? "one code of" : count + " codes of";
        } else if (filters.isEmpty()) {
            what = system.isEmpty() ? "" : "all codes of";
        } else {
            what = "codes where " + String.join(" and ", filters) + " of";
        }
        Link link = system.isEmpty()
                ? Link.to("")
                : known(system)
                        .map(found -> new Link(system, found.artefact().path()))
                        .orElse(Link.to(system));
        return new Rule(verb, link, what, valueSets);
    }

    private void add(String system, Code code) {
        codes.putIfAbsent(system + "|" + code.code().text(), code);
    }

    private Code listed(String system, JsonNode concept) {
        String code = concept.path("code").asText();
        String display = concept.path("display").asText();
        return known(system)
                .flatMap(found -> found.concepts().rows().stream()
                        .filter(row -> row.code().equals(code))
                        .findFirst()
                        .map(row -> of(found, row)))
                .orElse(new Code(Link.to(system), Link.to(code), display, ""));
    }

    private static Code of(Known known, Concepts.Row row) {
        Artefact artefact = known.artefact();
        return new Code(artefact.link(), Concepts.link(row.code(), artefact.path()), row.display(), row.definition());
    }

    private Optional<Known> known(String system) {
        return systems.computeIfAbsent(
                system,
                url -> guide.resolve(url)
                        .filter(artefact -> artefact.type().equals("CodeSystem"))
                        .map(artefact -> new Known(artefact, new Concepts(artefact.tree()))));
    }
}
