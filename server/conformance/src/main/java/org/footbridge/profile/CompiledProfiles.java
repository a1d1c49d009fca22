package org.footbridge.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.ProfileCompiler.Compiled;
import org.footbridge.profile.check.Check;
import org.footbridge.profile.check.CodeRules;
import org.footbridge.profile.check.Doubt;
import org.footbridge.profile.check.DoubtException;
import org.footbridge.profile.check.Findings;
import org.footbridge.profile.check.FormCheck;
import org.footbridge.profile.check.ResourceCheck;
import org.footbridge.profile.check.StructureChecks;
import org.footbridge.profile.check.Visit;
import org.footbridge.profile.tree.Definitions;
import org.footbridge.profile.tree.ProfileTrees;
import org.footbridge.profile.tree.ProfileTrees.Profile;
import org.footbridge.profile.value.JsonText;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compiled profiles of one source of definitions. Each profile is compiled on first use, by the thread that needs it.
 * Answers never change; changed definitions need a new instance.
 */
public final class CompiledProfiles {
    private static final Logger log = LoggerFactory.getLogger(CompiledProfiles.class);

    private final ProfileTrees trees;
    private final ProfileCompiler.Tools tools;
    private final StructureChecks structures;
    private final TypeChecks types;
    private final ResourceCheck resources;
    private final ConcurrentMap<String, Compiled> compiled = new ConcurrentHashMap<>();

    public CompiledProfiles(Definitions definitions, CodeRules codes, FhirPaths paths) {
        this.trees = new ProfileTrees(definitions);
        this.tools = new ProfileCompiler.Tools(trees, paths, codes);
        this.structures = new Structures();
        this.resources = new ResourceCheck(structures, new FormCheck(definitions));
        this.types = new TypeChecks(structures, trees, resources);
    }

    /**
     * Why {@code resource} is not surely valid against R4 and the profiles it claims; empty if it surely is. A profile
     * that is not among the definitions is not looked at.
     *
     * @param json the text that the resource was read from, strictly: only elements that its type has, each of its JSON
     *     type and none empty; without white space between tokens. It is asked for last.
     */
    public Optional<Doubt> check(Resource resource, Supplier<String> json) {
        Visit visit = new Visit(resource);
        try {
            resources.check(resource, visit);
            return hidden(visit, JsonText.of(json.get()));
        } catch (DoubtException found) {
            return Optional.of(found.doubt());
        } catch (RuntimeException | StackOverflowError unexpected) {
            log.warn(
                    "A compiled check failed on a {}; HAPI's validator checks it instead",
                    resource.fhirType(),
                    unexpected);
            return Optional.of(new Doubt(resource.fhirType(), "failure of a check"));
        }
    }

    /** Returns the certain results for {@code resource} against its type, the profiles that it claims, and {@code more}. */
    public Findings findings(Resource resource, List<String> more) {
        Visit visit = Visit.collecting(resource);
        try {
            resources.check(resource, visit);
            visit.enter(resource.fhirType(), resource);
            more.forEach(url -> structures.ofProfile(url, resource.fhirType()).attempt(resource, visit));
        } catch (DoubtException unsure) {
            return visit.findings();
        } catch (RuntimeException | StackOverflowError unexpected) {
            log.warn("A check failed on a {}", resource.fhirType(), unexpected);
        }
        return visit.findings();
    }

    /** Whether {@code profile} has a discriminator on the targets of references, so that validation needs the targets. */
    public static boolean slicesByTargets(StructureDefinition profile) {
        return profile.getSnapshot().getElement().stream()
                .flatMap(element -> element.getSlicing().getDiscriminator().stream())
                .anyMatch(
                        discriminator -> String.valueOf(discriminator.getPath()).contains("resolve()"));
    }

    /** Returns a doubt if the text has content that the walk through the model did not visit. */
    private static Optional<Doubt> hidden(Visit visit, JsonText text) {
        String type = visit.root().fhirType();
        if (text.isPadded()) {
            return Optional.of(new Doubt(type, "text that the model may have changed"));
        }
        return text.values() == visit.primitives()
                ? Optional.empty()
                : Optional.of(new Doubt(type, "values that the model does not show"));
    }

    /** Compiles {@code url} now, so that the first resource that claims it need not wait. */
    public void prepare(String url) {
        trees.profile(url)
                .ifPresent(
                        profile -> compiled(profile, url, profile.definition().getType()));
    }

    /** Compiles a profile. {@code url} is the canonical by which it was requested, possibly with a version. */
    private Check compiled(Profile profile, String url, String type) {
        Compiled known = compiled.get(url);
        return known == null ? compiledNow(profile, type, url) : known.check();
    }

    private Check compiledNow(Profile profile, String type, String url) {
        long start = System.nanoTime();
        Compiled fresh = compile(profile, type);
        log.debug("Compiled {} in {} µs", url, (System.nanoTime() - start) / 1000);
        Compiled first = compiled.putIfAbsent(url, fresh);
        if (first != null) {
            return first.check();
        } else if (!fresh.uncompiled().isEmpty()) {
            log.info(
                    "Parts of {} are not compiled; HAPI's validator checks resources that use them: {}",
                    url,
                    String.join(", ", fresh.uncompiled()));
        }
        return fresh.check();
    }

    private Compiled compile(Profile profile, String type) {
        StructureDefinition definition = profile.definition();
        String core = ProfileTrees.CORE + type;
        try {
            if (definition.getUrl().equals(core)) {
                return ProfileCompiler.compile(profile, null, types, tools);
            }
            return trees.profile(core)
                    .map(base -> ProfileCompiler.compile(profile, base.tree(), types, tools))
                    .orElseGet(() -> nothingOf(definition, "profile of an unknown type"));
        } catch (RuntimeException broken) {
            log.warn("The profile {} is not compiled; HAPI's validator will check it", definition.getUrl(), broken);
            return nothingOf(definition, "profile that cannot be compiled");
        }
    }

    private static Compiled nothingOf(StructureDefinition definition, String feature) {
        return new Compiled(Check.doubt(feature), List.of(definition.getType() + " (" + feature + ")"));
    }

    /** The profiles that are compiled so far, each with the elements that are left to HAPI's validator, and why. */
    public Map<String, List<String>> uncompiled() {
        return compiled.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().uncompiled()));
    }

    /** Whom the profiles ask about codes. */
    public CodeRules codes() {
        return tools.codes();
    }

    private final class Structures implements StructureChecks {
        @Override
        public Check ofType(String type) {
            return trees.profile(ProfileTrees.CORE + type)
                    .map(profile -> compiled(profile, ProfileTrees.CORE + type, type))
                    .orElseGet(() -> Check.doubt("unknown type " + type));
        }

        @Override
        public Check ofProfile(String url, String type) {
            Profile profile = trees.profile(url).orElse(null);
            if (profile == null) {
                return UNKNOWN;
            } else if (!type.equals(profile.definition().getType())) {
                return Check.doubt("profile of another type");
            }
            return compiled(profile, url, type);
        }
    }
}
