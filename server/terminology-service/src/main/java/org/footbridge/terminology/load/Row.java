package org.footbridge.terminology.load;

import org.footbridge.ecl.SnomedIdentifier;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * A row of an RF2 file, with its position. The first columns are always {@code id}, {@code effectiveTime} and
 * {@code active}.
 */
public record Row(String file, int line, String[] fields) {
    String field(int index) {
        return fields[index];
    }

    String id() {
        return fields[0];
    }

    String time() {
        return fields[1];
    }

    String active() {
        return fields[2];
    }

    /** The field as the identifier of a concept or another component. */
    String identifier(int index) {
        if (!SnomedIdentifier.isValid(fields[index])) {
            throw wrong("'" + fields[index] + "', which is not an identifier of SNOMED CT");
        }
        return fields[index];
    }

    Row checked(int columns) {
        if (fields.length != columns) {
            throw wrong(fields.length + " fields, but there are " + columns + " columns");
        } else if (!time().matches("\\d{8}")) {
            throw wrong("effectiveTime '" + time() + "', which is not a date such as 20260131");
        } else if (!active().equals("0") && !active().equals("1")) {
            throw wrong("active '" + active() + "', which is neither 0 nor 1");
        }
        return this;
    }

    Problem wrong(String has) {
        return new Problem(ProblemKind.INVALID, "Line " + line + " of '" + file + "' has " + has + ".");
    }
}
