package org.footbridge.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.footbridge.terminology.system.DefinitionSource;
import org.footbridge.terminology.system.KnownSystem;
import org.footbridge.terminology.system.ListedSystem;
import org.footbridge.terminology.system.SystemVersion;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * A cache of definitions and of results computed from them. When a definition changes, the whole snapshot is replaced, so
 * that none of its entries is ever out of date.
 */
final class TerminologySnapshot implements DefinitionSource {
    /** Concepts of systems in memory, each of some 500 bytes. */
    private static final int CONCEPTS_MAX = 200_000;

    private static final int KEPT_MAX = 2_000;
    private static final int SUPPLEMENTS_MAX = 20;
    private static final int VERDICTS_MAX = 50_000;

    private final DefinitionSource source;
    private final long revision;
    private final Cache<String, Optional<ValueSet>> valueSets = kept();
    private final Cache<String, ValueSetMembers> members = kept();
    private final Cache<String, String> heads = kept();
    private final Cache<String, Boolean> caseSensitive = kept();
    private final Cache<String, Optional<CodeSystem>> supplements =
            Caffeine.newBuilder().maximumSize(SUPPLEMENTS_MAX).build();
    private final Cache<String, Optional<ConceptMap>> maps = kept();
    private final Cache<String, List<ConceptMap>> mapsBySystem = kept();
    private final Cache<Asked, CodeValidation> verdicts = Caffeine.newBuilder()
            .maximumSize(VERDICTS_MAX)
            .executor(Runnable::run)
            .build();
    private final Cache<String, Optional<KnownSystem>> systems = Caffeine.newBuilder()
            .maximumWeight(CONCEPTS_MAX)
            .weigher((Weigher<String, Optional<KnownSystem>>) (canonical, system) -> weight(system))
            .build();

    private record Asked(String of, CodeValidation.Question question) {}

    TerminologySnapshot(DefinitionSource source, long revision) {
        this.source = source;
        this.revision = revision;
    }

    private static <T> Cache<String, T> kept() {
        return Caffeine.newBuilder().maximumSize(KEPT_MAX).build();
    }

    private static int weight(Optional<KnownSystem> system) {
        return 1 + (system.orElse(null) instanceof ListedSystem listed ? listed.size() : 0);
    }

    /** Another number than that of any other generation. */
    long revision() {
        return revision;
    }

    boolean isOf(long now) {
        return revision == now;
    }

    @Override
    public Optional<ValueSet> valueSet(String canonical) {
        return valueSets.get(canonical, source::valueSet);
    }

    @Override
    public Optional<KnownSystem> system(String canonical) {
        return systems.get(canonical, source::system);
    }

    @Override
    public Optional<CodeSystem> supplement(String canonical) {
        return supplements.get(canonical, source::supplement);
    }

    /** Asked for hardly ever, so it is not kept. */
    @Override
    public List<SystemVersion> systems() {
        return source.systems();
    }

    @Override
    public boolean isCaseSensitive(String url) {
        return caseSensitive.get(url, source::isCaseSensitive);
    }

    @Override
    public Optional<ConceptMap> conceptMap(String canonical) {
        return maps.get(canonical, source::conceptMap);
    }

    @Override
    public List<ConceptMap> conceptMaps(String url, boolean from) {
        return mapsBySystem.get(from + url, key -> source.conceptMaps(url, from));
    }

    /** Returns the compiled value set {@code canonical}. */
    ValueSetMembers members(String canonical) {
        ValueSetMembers known = members.getIfPresent(canonical);
        if (known == null) {
            known = ValueSetCompiler.of(canonical, this);
            members.put(canonical, known);
        }
        return known;
    }

    /** Returns the value set {@code canonical} without its expansion, as JSON, from the cache or from {@code made}. */
    String head(String canonical, Supplier<String> made) {
        return heads.get(canonical, same -> made.get());
    }

    /** Returns the validation of a code against {@code of}, from the cache or from {@code judge}. */
    CodeValidation verdict(
            String of, CodeValidation.Question question, Function<CodeValidation.Question, CodeValidation> judge) {
        return verdicts.get(new Asked(of, question), asked -> judge.apply(question));
    }
}
