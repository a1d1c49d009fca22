package org.footbridge.terminology.load;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The kinds of RF2 files that are read: snapshots; of descriptions those in English. */
enum Rf2File {
    CONCEPT("sct2_Concept_.*Snapshot_.*", "moduleId definitionStatusId"),
    DESCRIPTION("sct2_Description_.*Snapshot-en.*", "moduleId conceptId languageCode typeId term caseSignificanceId"),
    DEFINITION("sct2_TextDefinition_.*Snapshot-en.*", "moduleId conceptId languageCode typeId term caseSignificanceId"),
    RELATIONSHIP(
            "sct2_Relationship_.*Snapshot_.*",
            "moduleId sourceId destinationId relationshipGroup typeId characteristicTypeId modifierId"),
    LANGUAGE("der2_cRefset_.*LanguageSnapshot-en.*", "moduleId refsetId referencedComponentId acceptabilityId"),
    SIMPLE("der2_Refset_.*Snapshot_.*", "moduleId refsetId referencedComponentId");

    private final Pattern name;
    private final String columns;

    Rf2File(String name, String columns) {
        this.name = Pattern.compile("x?" + name + "\\.txt");
        this.columns = "id effectiveTime active " + columns;
    }

    /** The files of this kind in a release. */
    List<String> in(ReleaseFiles files) {
        return files.named(name);
    }

    void read(ReleaseFiles files, Consumer<Row> each) {
        in(files).forEach(file -> Rows.read(files, file, columns(), each));
    }

    List<String> columns() {
        return Splitter.on(' ').splitToList(columns);
    }
}
