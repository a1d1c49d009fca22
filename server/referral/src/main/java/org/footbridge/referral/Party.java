package org.footbridge.referral;

/**
 * A party of a referral.
 *
 * @see <a href="https://build.fhir.org/ig/HL7/fhir-sdoh-clinicalcare/checking_task_status.html">SDOH Clinical Care, Task status</a>
 */
public enum Party {
    /** The party that refers: an allied health professional, a GP practice, a hospital. */
    REQUESTER("the requester"),

    /** The party that is asked to act: a link worker or a community service. */
    TARGET("the target");

    private final String inWords;

    Party(String inWords) {
        this.inWords = inWords;
    }

    /** The party as messages and documents name it. */
    public String inWords() {
        return inWords;
    }
}
