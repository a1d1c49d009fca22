package org.footbridge.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the patients that a resource or a request is about. Of a resource these are all that it refers to, which are at least those in
 * whose compartment it is: a log of accesses may name a person too many, and none too few.
 */
public final class PatientReferences {
    private static final byte[] START = "\"Patient/".getBytes(StandardCharsets.US_ASCII);

    private static final int ID_MAX = 64;

    private static final String PREFIX = "Patient/";

    /** The parameters whose value may be the mere id of a patient. */
    private static final Set<String> PARAMETERS = Set.of("patient", "patient:Patient", "subject:Patient");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private PatientReferences() {}

    /**
     * The ids of the patients that a resource refers to; of a Patient also its own.
     *
     * @param json compact JSON, in UTF-8
     */
    public static Set<String> of(String type, String id, byte[] json) {
        Set<String> found = new LinkedHashSet<>(2);
        if (type.equals("Patient")) {
            found.add(id);
        }
        addReferences(json, found);
        return found;
    }

    private static void addReferences(byte[] json, Set<String> found) {
        for (int i = 0; i < json.length - START.length; i++) {
            if (json[i] == '"' && json[i + 1] == 'P' && isStart(json, i) && (i == 0 || json[i - 1] != '\\')) {
                int from = i + START.length;
                int to = from;
                while (to < json.length && to - from <= ID_MAX && isOfId(json[to])) {
                    to++;
                }
                if (to > from && to < json.length && (json[to] == '"' || json[to] == '/')) {
                    found.add(new String(json, from, to - from, StandardCharsets.US_ASCII));
                }
                i = to - 1;
            }
        }
    }

    private static boolean isStart(byte[] json, int at) {
        for (int i = 2; i < START.length; i++) {
            if (json[at + i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfId(byte at) {
        return (at >= 'a' && at <= 'z')
                || (at >= '0' && at <= '9')
                || (at >= 'A' && at <= 'Z')
                || at == '-'
                || at == '.';
    }

    /**
     * The ids of the patients that a request names in its path or in its query.
     *
     * @param sent path and query, relative to the base URL
     */
    public static Set<String> ofRequest(String sent) {
        Set<String> found = new LinkedHashSet<>(2);
        int mark = sent.indexOf('?');
        String path = mark < 0 ? sent : sent.substring(0, mark);
        if (path.startsWith(PREFIX)) {
            addId(path.substring(PREFIX.length()).replaceFirst("/.*", ""), found);
        }
        if (mark >= 0) {
            for (String parameter : sent.substring(mark + 1).split("&", -1)) {
                addParameter(parameter, found);
            }
        }
        return found;
    }

    private static void addParameter(String parameter, Set<String> found) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return;
        }
        String name = decoded(parameter.substring(0, equals));
        boolean mereId = PARAMETERS.contains(name.substring(name.lastIndexOf('.') + 1));
        for (String value : decoded(parameter.substring(equals + 1)).split(",", -1)) {
            if (value.startsWith(PREFIX)) {
                addId(value.substring(PREFIX.length()), found);
            } else if (mereId) {
                addId(value, found);
            }
        }
    }

    private static void addId(String text, Set<String> found) {
        if (!text.startsWith("_") && ID.matcher(text).matches()) {
            found.add(text);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
