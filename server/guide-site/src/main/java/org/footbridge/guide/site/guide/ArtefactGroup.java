package org.footbridge.guide.site.guide;

import com.fasterxml.jackson.databind.JsonNode;

/** The chapters of the guide in reading order, each with an introductory sentence. */
public enum ArtefactGroup {
    PROFILE("Profiles", "Rules for the content of resources, for each step from a conversation to an outcome."),
    EXTENSION("Extensions", "Elements in addition to those of R4, each with the contexts in which it may occur."),
    VALUE_SET("Value sets", "The codes that an element may have."),
    CODE_SYSTEM("Code systems", "Codes with their meaning and computable properties: order, range, direction."),
    CONCEPT_MAP("Concept maps", "Mappings to the codes of other systems, and codes without an equivalent."),
    SEARCH_PARAMETER("Search parameters", "Search parameters in addition to those of R4."),
    OPERATION("Operations", "Operations of the server in addition to reading, writing and searching."),
    CAPABILITY("Capability statements", "Requirements on a system, by its role."),
    QUESTIONNAIRE("Questionnaires", "Forms of instruments that are free to use."),
    NAMING_SYSTEM("Naming systems", "Identifiers for which this guide defines a system."),
    GUIDE("Packages", "The FHIR packages that contain these definitions."),
    STORY("Examples of the story", "People, professionals and groups of one story, step by step."),
    RULE("Examples of rules", "One valid example for each rule."),
    INSTALLED(
            "Installed here", "Definitions that were added to this server; they take effect like those of the guide."),
    OTHER("Other definitions", "Definitions of other kinds.");

    private final String title;
    private final String summary;

    ArtefactGroup(String title, String summary) {
        this.title = title;
        this.summary = summary;
    }

    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }

    /** The name for links and for HTML, such as {@code value-set}. */
    public String anchor() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The chapter of a definition. */
    static ArtefactGroup of(JsonNode definition) {
        return switch (definition.path("resourceType").asText()) {
            case "StructureDefinition" -> definition.path("type").asText().equals("Extension") ? EXTENSION : PROFILE;
            case "ValueSet" -> VALUE_SET;
            case "CodeSystem" -> CODE_SYSTEM;
            case "ConceptMap" -> CONCEPT_MAP;
            case "SearchParameter" -> SEARCH_PARAMETER;
            case "OperationDefinition" -> OPERATION;
            case "CapabilityStatement" -> CAPABILITY;
            case "Questionnaire" -> QUESTIONNAIRE;
            case "NamingSystem" -> NAMING_SYSTEM;
            case "ImplementationGuide" -> GUIDE;
            default -> OTHER;
        };
    }

    /** The chapter of an example. The id of an example of a rule ends in {@code -pN-pass}. */
    static ArtefactGroup ofExample(String id) {
        return id.matches(".*-p\\d+-pass") ? RULE : STORY;
    }

    public boolean isExample() {
        return this == STORY || this == RULE;
    }
}
