package org.footbridge.directory.assurance;

/**
 * The canonical URLs that assurance uses.
 *
 * @param canonical the base of the canonical URLs of our packages
 */
public record AssuranceSystems(String canonical) {
    /** The code of reminders. */
    static final String DUE = "assurance-due";

    String extension() {
        return canonical + "/StructureDefinition/assurance";
    }

    String workList() {
        return canonical + "/CodeSystem/sp-work-list";
    }

    /** A search for open reminders. */
    String openReminders() {
        return "code=" + workList() + "|" + DUE + "&status=requested,accepted,in-progress";
    }
}
