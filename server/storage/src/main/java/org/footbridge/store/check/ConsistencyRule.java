package org.footbridge.store.check;

/** The invariants of the tables; the sentence is the text of the report where one is violated. */
public enum ConsistencyRule {
    SEARCH_ROW_MISSING("Resources that have no row in search: no search finds them"),
    SEARCH_ROW_WRONG("Rows in search whose key is not that of their resource"),
    ROW_WITHOUT_RESOURCE("Rows of an index table whose resource is deleted or was never there"),
    INDEX_WRONG("Resources whose index entries are not those of their content"),
    TEXT_MISSING("Texts of tokens that have no row in token_text"),
    KEY_WRONG("Resources whose key or shard is not that of their type and id"),
    PID_TWICE("Numbers in the column pid that several resources have"),
    HISTORY_WITHOUT_RESOURCE("Old versions whose resource is not there"),
    VERSIONS_BROKEN("Resources whose versions are not 1, 2, 3 to the current one, each older than the next"),
    BODY_WRONG("Versions whose body cannot be read, or is not of that resource and version"),
    CLAIM_WRONG("Claims of transactions that there have not been yet: creations on these conditions are refused"),
    ANSWER_WRONG("Answers that were kept for repetitions of requests and cannot be given again");

    private final String sentence;

    ConsistencyRule(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
