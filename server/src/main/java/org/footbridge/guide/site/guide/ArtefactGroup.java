package org.footbridge.guide.site.guide;

import com.fasterxml.jackson.databind.JsonNode;

/** The chapters of the guide in reading order, each with an introductory sentence. */
public enum ArtefactGroup {
    PROFILE(
            "Profiles",
            "What a resource says and must say, in each part of the way from a conversation to an outcome."),
    EXTENSION("Extensions", "What R4 has no element for; each says where it may stand."),
    VALUE_SET("Value sets", "Which codes may stand in an element."),
    CODE_SYSTEM("Code systems", "What the codes mean, and what can be reckoned with: order, range, direction."),
    CONCEPT_MAP("Concept maps", "The same in the codes of others, and where they have none."),
    SEARCH_PARAMETER("Search parameters", "What can be searched for besides R4’s own parameters."),
    OPERATION("Operations", "What can be asked of the server besides reading, writing and searching."),
    CAPABILITY("Capability statements", "What a system must do to take part, by its role."),
    QUESTIONNAIRE("Questionnaires", "Forms of instruments that are free to use."),
    NAMING_SYSTEM("Naming systems", "Identifiers that this guide gives a system to."),
    GUIDE("Packages", "The FHIR packages that all of this comes in."),
    STORY("Examples of the story", "People, professionals and groups of one story, step by step."),
    RULE("Examples of rules", "One for each rule, which it keeps."),
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
