package org.footbridge.profile;

/** Source of the checks of whole definitions, each compiled on first use. */
interface StructureChecks {
    /** The check for definitions that there are not. It accepts, for rules that nobody knows are not broken. */
    Check UNKNOWN = (value, visit) -> {};

    /** The check of R4's type {@code type}. */
    Check ofType(String type);

    /**
     * The check of what the profile {@code url} says of values of {@code type} beyond what {@link #ofType} does; {@link
     * #UNKNOWN} if there is no such profile.
     */
    Check ofProfile(String url, String type);
}
