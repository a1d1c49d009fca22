package org.footbridge.access;

/**
 * A kind of access to resources of a type, as SMART scopes distinguish them.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#scopes-for-requesting-fhir-resources">SMART
 *     App Launch 2.2, scopes</a>
 */
public enum Interaction {
    CREATE('c', "create"),
    /** Read, vread, the history of a resource, and being included with others. */
    READ('r', "read"),
    UPDATE('u', "update"),
    DELETE('d', "delete"),
    /** Searches and the history of a type. */
    SEARCH('s', "search"),
    /** Being counted and averaged for figures about groups; it shows no resource. Scopes allow it where they allow searches. */
    AGGREGATE('s', "aggregate");

    private final char letter;
    private final String verb;

    Interaction(char letter, String verb) {
        this.letter = letter;
        this.verb = verb;
    }

    /** The letter in SMART scopes. */
    public char letter() {
        return letter;
    }

    /** The name in a policy and in messages. */
    public String verb() {
        return verb;
    }

    /** Whether it changes nothing. */
    public boolean reads() {
        return this == READ || this == SEARCH || this == AGGREGATE;
    }
}
