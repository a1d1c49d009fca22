package org.footbridge.terminology.load;

/** The preferred descriptions by dialect of English. British English takes precedence over other dialects. */
final class Rf2Preferences {
    static final String BRITISH = "2";
    static final String SOME = "1";
    static final String NONE = "0";

    private static final String PREFERRED = "900000000000548007";
    private static final String BRITISH_ENGLISH = "900000000000508004";

    private final Identifiers british = new Identifiers();
    private final Identifiers some = new Identifiers();

    private Rf2Preferences() {}

    static Rf2Preferences read(ReleaseFiles files) {
        Rf2Preferences preferences = new Rf2Preferences();
        Rf2File.LANGUAGE.read(files, row -> {
            if (row.active().equals("1") && row.field(6).equals(PREFERRED)) {
                (row.field(4).equals(BRITISH_ENGLISH) ? preferences.british : preferences.some)
                        .add(Long.parseLong(row.identifier(5)));
            }
        });
        return preferences;
    }

    /** Returns the preference of a description; a greater value takes precedence. */
    String of(String description) {
        long id = Long.parseLong(description);
        return british.contains(id) ? BRITISH : some.contains(id) ? SOME : NONE;
    }
}
