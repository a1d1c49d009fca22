package org.footbridge.oracle.random;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/** A code system with a hierarchy, and value sets of its codes and of others. */
final class Vocabulary {
    /** The URL of the code system. */
    static final String TREE = "http://terms.example/needs";

    /** What the URLs of the value sets begin with. */
    static final String SETS = "http://terms.example/sets/";

    /** All codes of the tree. */
    static final List<String> CODES =
            List.of("need", "social", "lonely", "bereaved", "money", "debt", "debt|rent", "other");

    /** Their systems are in {@link Words#SYSTEMS}; none has a bar, which could be taken for that of a version. */
    private static final List<String> SYSTEMS = List.of("http://a.example/s", "http://a.example/S", "urn:oid:1.2.3");

    private final Dice dice;

    Vocabulary(Dice dice) {
        this.dice = dice;
    }

    static CodeSystem tree() {
        CodeSystem tree = new CodeSystem();
        tree.setUrl(TREE).setStatus(PublicationStatus.ACTIVE).setContent(CodeSystem.CodeSystemContentMode.COMPLETE);
        ConceptDefinitionComponent need = tree.addConcept().setCode("need");
        ConceptDefinitionComponent social = need.addConcept().setCode("social");
        social.addConcept().setCode("lonely");
        social.addConcept().setCode("bereaved");
        ConceptDefinitionComponent money = need.addConcept().setCode("money");
        money.addConcept().setCode("debt").addConcept().setCode("debt|rent");
        tree.addConcept().setCode("other");
        return tree;
    }

    /** A value set; {@code id} makes its URL. */
    ValueSet set(String id) {
        ValueSet set = new ValueSet();
        set.setVersion(dice.among("1", "1.0", "1.1", "2.0-beta"));
        set.setUrl(SETS + id).setStatus(PublicationStatus.ACTIVE);
        for (int i = dice.between(1, 2); i > 0; i--) {
            fill(set.getCompose().addInclude());
        }
        if (dice.chance(40)) {
            fill(set.getCompose().addExclude());
        }
        return set;
    }

    private void fill(ConceptSetComponent part) {
        switch (dice.below(4)) {
            case 0 -> part.setSystem(TREE);
            case 1 ->
                part.setSystem(TREE)
                        .addFilter()
                        .setProperty("concept")
                        .setOp(FilterOperator.ISA)
                        .setValue(dice.oneOf(CODES));
            case 2 -> list(part.setSystem(TREE), CODES);
            default -> list(part.setSystem(dice.oneOf(SYSTEMS)), Words.CODES);
        }
    }

    private void list(ConceptSetComponent part, List<String> codes) {
        for (int i = dice.between(1, 4); i > 0; i--) {
            part.addConcept().setCode(dice.oneOf(codes));
        }
    }
}
