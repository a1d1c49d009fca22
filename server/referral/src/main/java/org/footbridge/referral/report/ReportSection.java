package org.footbridge.referral.report;

import java.util.List;

/**
 * A section of a report, after the PRSB standard for social prescribing.
 *
 * @param code in the code system {@code sp-report-section}
 * @param entries the resources that its text is about, as {@code Type/id}
 * @param recorded whether there is anything but the statement that nothing was recorded
 */
record ReportSection(String code, String title, List<Block> blocks, List<String> entries, boolean recorded) {
    ReportSection {
        blocks = blocks.stream().filter(block -> !block.isEmpty()).toList();
        entries = entries.stream().distinct().toList();
    }

    static ReportSection of(String code, String title, List<Block> blocks, List<String> entries) {
        return new ReportSection(code, title, blocks, entries, true);
    }

    /** A section that every report has, although nothing was recorded. */
    static ReportSection unrecorded(String code, String title, String statement) {
        return new ReportSection(code, title, List.of(new Block.Paragraph(statement)), List.of(), false);
    }
}
