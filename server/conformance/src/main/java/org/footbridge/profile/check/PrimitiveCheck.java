package org.footbridge.profile.check;

import org.footbridge.profile.value.Primitives;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** Check of a value of a primitive type, with its id and extensions. */
public final class PrimitiveCheck implements Check {
    private final String type;
    private final Check extension;

    /** {@code type} is one that {@link Primitives} knows. */
    public PrimitiveCheck(String type, Check extension) {
        this.type = type;
        this.extension = extension;
    }

    @Override
    public void check(Base value, Visit visit) {
        String text = value.primitiveValue();
        boolean extended = beside(value, visit);
        if (text == null ? !extended : !Primitives.isValue(type, text)) {
            throw visit.doubt("value of type " + type);
        } else if (text != null) {
            visit.primitive(value);
        }
    }

    private boolean beside(Base value, Visit visit) {
        if (!(value instanceof Element element)) {
            return false;
        }
        StringType id = element.getIdElement();
        if (id.hasValue()) {
            visit.elementId(element, id.getValue());
            visit.primitive(id);
        }
        if (!element.hasExtension()) {
            return false;
        }
        for (Extension one : element.getExtension()) {
            visit.enter("extension", one);
            extension.check(one, visit);
            visit.leave();
        }
        return true;
    }
}
