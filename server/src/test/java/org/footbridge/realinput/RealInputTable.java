package org.footbridge.realinput;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The document that says what became of each file. */
final class RealInputTable {
    private static final Map<String, String> SETS = new LinkedHashMap<>();

    static {
        SETS.put("bars/specification/examples", "NHS Booking and Referral Standard");
        SETS.put("ers/sandbox/src/mocks/r4", "NHS e-Referral Service");
        SETS.put("nhsengland-fhir", "NHS England code systems");
        SETS.put("sdohcc/examples-json", "HL7 Gravity SDOH Clinical Care");
        SETS.put("ukcore-stu2", "HL7 UK Core STU2");
    }

    private RealInputTable() {}

    static String of(List<Verdict> verdicts) {
        StringBuilder out = new StringBuilder("""
                # Real input: each file

                What others published as FHIR R4, sent to the server as it comes (validation on, `footbridge.validation.mode=enforce`),
                together with the resources inside bundles. What is stored was read back and was the same: JSON with its order of
                elements and digits of numbers, XML element by element. What is refused breaks a rule of R4, named in the last column.

                Written by `RealInputTest` (`-Dupdate.real.input=true`), which fails where the server does otherwise. The files
                themselves are not part of this repository; their names are those of their publishers.

                | Published by | Stored | Refused |
                |---|---:|---:|
                """);
        SETS.forEach((folder, publisher) -> {
            Map<Boolean, Long> counts = verdicts.stream()
                    .filter(verdict -> verdict.file().folder().equals(folder))
                    .collect(Collectors.partitioningBy(Verdict::isStored, Collectors.counting()));
            out.append("| %s | %d | %d |%n".formatted(publisher, counts.get(true), counts.get(false)));
        });
        out.append(
                "\n## Refused\n\n| File | Type | Status | First error | Why that is right |\n|---|---|---|---|---|\n");
        verdicts.stream()
                .filter(verdict -> !verdict.isStored())
                .forEach(verdict -> out.append(row(
                        verdict.file().name(),
                        verdict.file().type(),
                        verdict.status().map(String::valueOf).orElse(""),
                        shortened(verdict.error()),
                        verdict.reason().orElse("not judged yet"))));
        out.append("\n## Stored\n\n| File | Type |\n|---|---|\n");
        verdicts.stream()
                .filter(Verdict::isStored)
                .forEach(verdict ->
                        out.append(row(verdict.file().name(), verdict.file().type())));
        return out.toString();
    }

    static String shortened(String error) {
        return error.length() <= 160 ? error : error.substring(0, 160) + "…";
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(cell.replace("|", "\\|").replace("\n", " ")).append(" |");
        }
        return row.append('\n').toString();
    }
}
