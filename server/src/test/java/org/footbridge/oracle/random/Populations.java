package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.footbridge.fhirpath.RandomResources;
import org.hl7.fhir.r4.model.Resource;

/** The populations there are: even seeds are a community's referrals, odd ones make no sense at all. */
public final class Populations {
    /** Those that are no domain resources, and the one that changes what can be searched for. */
    private static final List<String> NEVER = List.of("Binary", "Bundle", "Parameters", "SearchParameter");

    /** Types with parameters of kinds that few have; a population without sense has them all, and some others. */
    private static final List<String> ALWAYS =
            List.of("RiskAssessment", "Observation", "ChargeItem", "MolecularSequence");

    private static final int OTHERS = 7;

    private static final int EACH = 7;

    private Populations() {}

    /** {@code base} is the URL of the server, without a slash at its end. */
    public static Plan of(long seed, String base) {
        Dice dice = new Dice(seed);
        Links links = new Links(dice, base);
        String prefix = "s" + seed + "-";
        if (seed % 2 == 0) {
            SocialPrescribing community = new SocialPrescribing(dice, links);
            return Plan.of(shuffled(SocialPrescribing.types(dice), seed), prefix, community::next, links, dice);
        }
        return senseless(seed, dice, links, prefix);
    }

    private static Plan senseless(long seed, Dice dice, Links links, String prefix) {
        List<String> all = shuffled(new ArrayList<>(new TreeSet<>(RandomResources.types())), seed);
        all.removeAll(NEVER);
        all.removeAll(ALWAYS);
        List<String> types = new ArrayList<>();
        ALWAYS.forEach(type -> types.addAll(Collections.nCopies(EACH, type)));
        all.subList(0, OTHERS).forEach(type -> types.addAll(Collections.nCopies(EACH, type)));
        RandomResources random = new RandomResources(seed);
        Awkwardness awkwardness = new Awkwardness(dice, links);
        return Plan.of(
                shuffled(types, seed),
                prefix,
                (type, id) -> {
                    Resource resource = random.next(type, id);
                    awkwardness.spread(resource);
                    return resource;
                },
                links,
                dice);
    }

    private static List<String> shuffled(List<String> list, long seed) {
        List<String> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
