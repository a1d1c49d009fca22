package org.footbridge.validation;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.profile.check.Finding;
import org.footbridge.validation.definition.KnownCodes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Checks the display of every Coding in a resource, bound or not, against the names of its code. Displays are for people: a
 * wrong one is reported as a warning and is no reason to refuse the resource.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes-definitions.html#Coding.display">R4 Coding.display</a>
 */
final class DisplayCheck {
    private final KnownCodes codes;
    private final List<Finding> found = new ArrayList<>();

    private DisplayCheck(KnownCodes codes) {
        this.codes = codes;
    }

    /** The wrong displays of {@code resource} and all that it contains. */
    static List<Finding> of(Resource resource, KnownCodes codes) {
        DisplayCheck check = new DisplayCheck(codes);
        check.visit(resource, resource.fhirType());
        return check.found;
    }

    private void visit(Base value, String path) {
        if (value instanceof Coding coding && coding.hasSystem() && coding.hasCode() && coding.hasDisplay()) {
            codes.wrongDisplay(coding).ifPresent(message -> found.add(new Finding(path + ".display", message)));
        }
        for (Property property : value.children()) {
            String name = path + "." + property.getName().replace("[x]", "");
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                visit(values.get(i), property.isList() ? name + "[" + i + "]" : name);
            }
        }
    }
}
