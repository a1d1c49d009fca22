package org.footbridge.profile.check;

/** Source of the checks of whole definitions, each compiled on first use. */
public interface StructureChecks {
    /** The check for a missing definition. It accepts every value, because its rules are not known. */
    Check UNKNOWN = (value, visit) -> {};

    /** The check of R4's type {@code type}. */
    Check ofType(String type);

    /**
     * Returns the check of the rules that the profile {@code url} adds to {@link #ofType} for values of {@code type};
     * {@link #UNKNOWN} if there is no such profile.
     */
    Check ofProfile(String url, String type);
}
