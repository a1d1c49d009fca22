package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;

/**
 * How a population comes about: {@code created} by PUT, but those whose names are in {@code posted} by POST and under an
 * id of the server's; then {@code updated}, {@code deleted} and {@code restored}.
 */
public record Plan(
        List<Resource> created,
        Set<String> posted,
        List<Resource> updated,
        List<String> deleted,
        List<Resource> restored) {

    /** Where resources come from. */
    interface Source {
        /** A resource, different each time. */
        Resource next(String type, String id);
    }

    /** A population with these numbers of resources under ids that begin with {@code prefix}. */
    static Plan of(List<String> types, String prefix, Source source, Links links, Dice dice) {
        List<String[]> names = new ArrayList<>();
        for (String type : types) {
            int number =
                    (int) names.stream().filter(name -> name[0].equals(type)).count();
            names.add(new String[] {type, prefix + number});
            links.add(type, prefix + number);
        }
        Plan plan =
                new Plan(new ArrayList<>(), new TreeSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String[] name : names) {
            plan.add(name[0], name[1], source, dice);
        }
        return plan;
    }

    private void add(String type, String id, Source source, Dice dice) {
        String name = type + "/" + id;
        created.add(source.next(type, id));
        if (type.equals("CodeSystem")) {
            return; // others need it to stay
        }
        if (dice.chance(4)) {
            posted.add(name);
        } else if (dice.chance(15)) {
            updated.add(source.next(type, id));
        } else if (dice.chance(10)) {
            deleted.add(name);
            if (dice.chance(40)) {
                restored.add(source.next(type, id));
            }
        }
    }
}
