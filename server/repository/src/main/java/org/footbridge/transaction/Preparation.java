package org.footbridge.transaction;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.access.Access;
import org.footbridge.address.ServerBase;
import org.footbridge.json.ResourceJson;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchIndexer;
import org.footbridge.store.Store;
import org.footbridge.transaction.BundleLinks.Reference;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.PendingChange.Prepared;
import org.footbridge.transaction.content.Content;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ReferenceTargets;
import org.footbridge.validation.WriteRules;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** Prepares pending changes for the write: reads the content, resolves its links, validates it and derives its index entries. */
final class Preparation {
    /** So many resources are worth the other processors. */
    private static final int PARALLEL_MIN = 24;

    private final Store store;
    private final ContentReader reader;
    private final LiveIndex index;
    private final WriteRules writeRules;
    private final ChangeRules rules;
    private final ChangeParticipant participant;

    Preparation(
            Store store,
            ContentReader reader,
            LiveIndex index,
            WriteRules writeRules,
            ChangeRules rules,
            ChangeParticipant participant) {
        this.store = store;
        this.reader = reader;
        this.index = index;
        this.writeRules = writeRules;
        this.rules = rules;
        this.participant = participant;
    }

    /** The same, whose contents {@code other} judges. */
    Preparation joinedBy(ChangeParticipant other) {
        return new Preparation(store, reader, index, writeRules, rules, other);
    }

    /** The content of a draft, and the resources that it refers to. */
    private record Read(ResourceJson json, List<Reference> references) {
        boolean isConditional() {
            return references.stream().anyMatch(Reference::isConditional);
        }
    }

    /** The relations between the drafts. */
    private record Together(DefinitionFaults definitions, ReferenceTargets targets) {}

    /** In the places of {@code drafts}; null where there is nothing to write. */
    @Nullable
    Prepared[] of(
            List<PendingChange> drafts, SearchIndexer indexer, SearchEngine engine, Access access, EntryErrors faults) {
        BundleLinks links = links(drafts, engine.base());
        Read[] read = new Read[drafts.size()];
        each(drafts, i -> read[i] = faults.of(drafts.get(i).index(), () -> read(drafts.get(i), links, access)));
        nameConditional(drafts, read, indexer, engine, faults);
        Together together = new Together(definitions(drafts, read), targets(drafts, read));
        Prepared[] prepared = new Prepared[drafts.size()];
        each(
                drafts,
                i -> prepared[i] =
                        faults.of(drafts.get(i).index(), () -> prepared(drafts.get(i), read[i], indexer, together)));
        return prepared;
    }

    private DefinitionFaults definitions(List<PendingChange> drafts, Read[] read) {
        Map<String, ResourceJson> together = new LinkedHashMap<>();
        for (int i = 0; i < read.length; i++) {
            if (read[i] != null) {
                together.put(drafts.get(i).path(), read[i].json());
            }
        }
        return DefinitionFaults.of(together, index, writeRules);
    }

    /** The resources of the other drafts, by {@code Type/id}: references to them are relative by now. */
    private static ReferenceTargets targets(List<PendingChange> drafts, Read[] read) {
        Map<String, ResourceJson> byPath = new HashMap<>();
        for (int i = 0; i < read.length; i++) {
            if (read[i] != null) {
                byPath.put(drafts.get(i).path(), read[i].json());
            }
        }
        return reference -> Optional.ofNullable(byPath.get(reference)).map(Preparation::text);
    }

    private static String text(ResourceJson json) {
        return new String(json.render("new", 1, Instant.EPOCH), StandardCharsets.UTF_8);
    }

    private static void each(List<PendingChange> drafts, IntConsumer action) {
        IntStream all = IntStream.range(0, drafts.size());
        (drafts.size() < PARALLEL_MIN ? all : all.parallel())
                .filter(i -> drafts.get(i).isContent())
                .forEach(action);
    }

    private static BundleLinks links(List<PendingChange> drafts, ServerBase base) {
        BundleLinks links = new BundleLinks(base);
        for (PendingChange draft : drafts) {
            if (!draft.wanted().fullUrl().isEmpty() && draft.wanted().verb() != Verb.DELETE) {
                links.add(draft.wanted().fullUrl(), draft.wanted().type(), draft.id());
            }
        }
        return links;
    }

    private Read read(PendingChange draft, BundleLinks links, Access access) {
        BundleLinks.Reader references =
                links.reader(draft.wanted().bundled(), draft.wanted().fullUrl());
        ResourceJson json = json(draft, references, access);
        if (draft.wanted().verb() == Verb.UPDATE) {
            draft.wanted().id().ifPresent(id -> ResourceIds.requireSame(id, json));
        }
        if (draft.isThere() && access.masks(draft.wanted().type())) {
            byte[] kept = access.keepMasked(draft.current().orElseThrow(), json.text());
            BundleLinks.Reader all = links.reader(false, "");
            return new Read(reader.json(draft.wanted().type(), kept, all), all.references());
        }
        return new Read(json, references.references());
    }

    private ResourceJson json(PendingChange draft, BundleLinks.Reader references, Access access) {
        if (draft.wanted().body() instanceof Body.Whole whole) {
            return whole.content().json();
        }
        return draft.wanted().body() instanceof Body.Json whole
                ? whole.json()
                : reader.json(draft.wanted().type(), text(draft, access), references);
    }

    /** A patch is applied to what the caller sees, or its conditions and copies would tell of the rest. */
    private byte[] text(PendingChange draft, Access access) {
        return draft.wanted().body() instanceof Body.Difference difference
                ? difference
                        .patch()
                        .apply(access.shown(draft.current().orElseThrow()).body(), rules.bytesMax())
                : ((Body.Text) draft.wanted().body()).json();
    }

    /** The resource that a condition names may come with the same bundle, so all of it is read before any is looked for. */
    private void nameConditional(
            List<PendingChange> drafts, Read[] read, SearchIndexer indexer, SearchEngine engine, EntryErrors faults) {
        Set<String> types = Stream.of(read)
                .filter(one -> one != null && one.isConditional())
                .flatMap(one -> one.references().stream().filter(Reference::isConditional))
                .map(Reference::type)
                .collect(Collectors.toSet());
        if (types.isEmpty()) {
            return;
        }
        PendingResources brought = new PendingResources(store.search());
        for (int i = 0; i < read.length; i++) {
            PendingChange draft = drafts.get(i);
            Read one = read[i];
            if (one != null && types.contains(draft.wanted().type())) {
                brought.add(
                        draft,
                        faults.of(
                                draft.index(),
                                () -> indexer.index(reader.content(one.json()).model())));
            }
        }
        ConditionalReferences conditions = new ConditionalReferences(store, engine, drafts, brought);
        for (int i = 0; i < read.length; i++) {
            Read one = read[i];
            if (one != null && one.isConditional()) {
                read[i] = faults.of(drafts.get(i).index(), () -> named(one, conditions));
            }
        }
    }

    private Read named(Read conditional, ConditionalReferences conditions) {
        BundleLinks links = new BundleLinks(conditions.base());
        Set<String> places = new HashSet<>();
        for (Reference reference : conditional.references()) {
            if (reference.isConditional()) {
                links.add(reference.target(), conditions.named(reference));
                places.add(reference.path());
            }
        }
        BundleLinks.Reader references = links.reader(false, "");
        ResourceJson json = conditional.json();
        ResourceJson named = reader.json(json.type(), json.text(), references);
        return new Read(
                named,
                references.references().stream()
                        .map(one -> new Reference(one.path(), one.target(), places.contains(one.path())))
                        .toList());
    }

    private Prepared prepared(PendingChange draft, Read read, SearchIndexer indexer, Together together) {
        Content content = draft.wanted().body() instanceof Body.Whole whole
                        && whole.content().json() == read.json()
                ? whole.content()
                : reader.content(read.json());
        ResourceJson json = content.json();
        boolean remarked = draft.wanted().remarked();
        together.definitions().requireProfile(draft.path());
        participant.requireAcceptable(content.model());
        Optional<OperationOutcome> remarks = writeRules
                .check(content.model(), () -> text(json), remarked, together.targets())
                .or(() -> remarked ? Optional.of(new OperationOutcome()) : Optional.empty());
        together.definitions().requireParameter(draft.path());
        return new Prepared(json, indexer.index(content.model()), remarks, read.references());
    }
}
