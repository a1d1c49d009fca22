package org.footbridge.store.resource;

/** The kind of change that created a version; its code is stored in column {@code action}. */
public enum Change {
    CREATED('C'),
    CREATED_BY_PUT('P'),
    UPDATED('U'),
    RESTORED('R'),
    DELETED('D');

    private final char code;

    Change(char code) {
        this.code = code;
    }

    String code() {
        return String.valueOf(code);
    }

    public static Change of(String code) {
        for (Change change : values()) {
            if (change.code().equals(code)) {
                return change;
            }
        }
        throw new IllegalArgumentException("No change has the code '" + code + "'");
    }
}
