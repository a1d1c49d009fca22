package org.footbridge.packages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.json.Links;
import org.footbridge.json.ResourceJson;
import org.footbridge.packages.GuidePackage.Definition;
import org.footbridge.problem.Problem;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.store.Store;
import org.footbridge.store.definition.GuideStore.Guide;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.ChangeResult;
import org.footbridge.transaction.DefinitionFaults;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.content.Content;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.Invalid;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredDefinition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Installs packages: their definitions become resources like any other, in one transaction, and take effect as those do.
 * Whatever is wrong with one of them, nothing is changed.
 */
public final class Installer {
    private static final int REASONS_MAX = 50;

    private final PackageReader reader;
    private final ContentReader contents;
    private final Store store;
    private final ChangeExecutor changes;
    private final LiveIndex index;
    private final KnownDefinitions definitions;

    /** {@code changes} must not look at what it writes: that is done here, for all definitions together. */
    public Installer(
            ContentReader contents,
            ArchiveLimits limits,
            Store store,
            ChangeExecutor changes,
            LiveIndex index,
            KnownDefinitions definitions) {
        this.reader = new PackageReader(contents, limits);
        this.contents = contents;
        this.store = store;
        this.changes = changes;
        this.index = index;
        this.definitions = definitions;
    }

    PackageReader reader() {
        return reader;
    }

    /** The packages that are installed. */
    public List<Guide> installed() {
        return store.guides().all();
    }

    /**
     * Installs the package in {@code archive}, in place of another version of it. When this returns, it is in effect.
     *
     * @throws Problem if it cannot be read or stored
     * @throws Invalid if definitions in it cannot take effect
     */
    public synchronized Installed install(byte[] archive, Progress progress) {
        progress.at("Reading the archive.", 0, 0);
        GuidePackage guide = reader.read(archive);
        Installed installed = store.guides().alone(() -> installed(guide, progress));
        progress.at(
                "Putting it into effect.",
                guide.definitions().size(),
                guide.definitions().size());
        definitions.all("StructureDefinition");
        return installed;
    }

    private Installed installed(GuidePackage guide, Progress progress) {
        int total = guide.definitions().size();
        List<String> warnings = new ArrayList<>(dependencies(guide));
        progress.at("Checking " + total + " definitions.", 0, total);
        Map<String, Content> placed = placed(guide, warnings);
        requireUsable(placed);
        progress.at("Writing.", 0, total);
        List<ChangeRequest> wanted = new ArrayList<>();
        placed.forEach((path, content) -> wanted.add(put(path, content)));
        gone(guide, placed.keySet()).forEach(path -> wanted.add(deletion(path)));
        Map<String, Integer> effects = new TreeMap<>();
        changes.apply(wanted, EntryErrors.ALONE, Origin.SYSTEM)
                .forEach(done -> effects.merge(word(done), 1, Integer::sum));
        store.guides()
                .put(new Guide(
                        guide.manifest().name(),
                        guide.manifest().version(),
                        guide.digest(),
                        List.copyOf(placed.keySet()),
                        Instant.now()));
        return new Installed(guide.manifest().name(), guide.manifest().version(), effects, guide.left(), warnings);
    }

    private static String word(ChangeResult done) {
        return switch (done.effect()) {
            case CREATED -> "created";
            case UPDATED -> "updated";
            case UNCHANGED, EXISTED -> "unchanged";
            case DELETED, ABSENT -> "deleted";
        };
    }

    /** Packages it builds upon that are not here; the definitions in them may not be missed. */
    private List<String> dependencies(GuidePackage guide) {
        Set<String> here = installed().stream().map(Guide::name).collect(Collectors.toSet());
        return guide.manifest().dependencies().entrySet().stream()
                .filter(needed -> !here.contains(needed.getKey()) && !BuiltIn.isPackage(needed.getKey()))
                .map(needed -> "Package " + needed.getKey() + "#" + needed.getValue()
                        + ", which it builds upon, is not installed.")
                .toList();
    }

    /** The resources to be stored, by path. Search parameters that can take no effect are left out, with a warning. */
    private Map<String, Content> placed(GuidePackage guide, List<String> warnings) {
        Placement placement = placement(guide.manifest().name());
        Map<String, Content> placed = new LinkedHashMap<>();
        Map<String, ResourceJson> parameters = new LinkedHashMap<>();
        Map<String, String> labels = new HashMap<>();
        for (Definition definition : guide.definitions()) {
            String id = placement.id(definition);
            Content content = named(definition.content(), id);
            placed.put(definition.type() + "/" + id, content);
            if (definition.type().equals("SearchParameter")) {
                parameters.put(id, content.json());
                labels.put(id, definition.label());
            }
        }
        index.problems(parameters).forEach((id, problem) -> {
            warnings.add(labels.get(id) + " is not installed: " + problem.message());
            placed.remove("SearchParameter/" + id);
        });
        return placed;
    }

    private Placement placement(String name) {
        Map<String, String> owners = new HashMap<>();
        Set<String> former = Set.of();
        for (Guide guide : installed()) {
            if (guide.name().equals(name)) {
                former = Set.copyOf(guide.resources());
            } else {
                guide.resources().forEach(path -> owners.put(path, guide.name() + "#" + guide.version()));
            }
        }
        return new Placement(store.storedDefinitions().all(PackageReader.INSTALLED), former, owners);
    }

    private Content named(Content content, String id) {
        boolean same = content.json().id().filter(id::equals).isPresent();
        return same
                ? content
                : contents.content(
                        contents.json(content.json().type(), content.json().render(id, 1, Instant.EPOCH), Links.NONE));
    }

    private void requireUsable(Map<String, Content> placed) {
        List<StoredDefinition> profiles = new ArrayList<>();
        placed.forEach((path, content) -> {
            if (content.json().type().equals("StructureDefinition")) {
                profiles.add(DefinitionFaults.definition(path, content.json()));
            }
        });
        OperationOutcome outcome = new OperationOutcome();
        definitions
                .problems(profiles)
                .forEach((path, reasons) -> reasons.stream()
                        .limit(REASONS_MAX)
                        .forEach(reason -> outcome.addIssue()
                                .setSeverity(IssueSeverity.ERROR)
                                .setCode(IssueType.PROCESSING)
                                .setDiagnostics(path + ": " + reason)));
        if (outcome.hasIssue()) {
            throw new Invalid(outcome);
        }
    }

    /** The resources that another version of the package brought and this one does not, unless another package has it too. */
    private List<String> gone(GuidePackage guide, Set<String> placed) {
        List<Guide> all = installed();
        Set<String> others = all.stream()
                .filter(other -> !other.name().equals(guide.manifest().name()))
                .flatMap(other -> other.resources().stream())
                .collect(Collectors.toSet());
        List<String> former = all.stream()
                .filter(other -> other.name().equals(guide.manifest().name()))
                .flatMap(other -> other.resources().stream())
                .filter(path -> !placed.contains(path) && !others.contains(path))
                .toList();
        Map<String, StoredVersion> there = store.resources().read(former);
        return former.stream()
                .filter(path -> there.containsKey(path) && !there.get(path).deleted())
                .toList();
    }

    private static ChangeRequest put(String path, Content content) {
        return interaction(Verb.UPDATE, path, new Body.Whole(content));
    }

    private static ChangeRequest deletion(String path) {
        return interaction(Verb.DELETE, path, Body.NONE);
    }

    private static ChangeRequest interaction(Verb verb, String path, Body body) {
        int slash = path.indexOf('/');
        return new ChangeRequest(
                verb,
                path.substring(0, slash),
                Optional.of(path.substring(slash + 1)),
                Optional.empty(),
                body,
                Optional.empty(),
                Optional.empty(),
                false,
                "",
                false);
    }
}
