package org.footbridge.rest.response;

import java.util.List;
import org.footbridge.rest.http.ElementDefinitions.Element;

/** Decides which elements of a resource are in a subset of it. */
sealed interface SubsetRule {
    /** The part of an element that is in the subset. */
    enum Extent {
        NOTHING,
        PART,
        WHOLE
    }

    Extent of(Element element);

    /** The rule for the elements within {@code element}. */
    SubsetRule within(Element element);

    /** The elements at some paths, and those that are mandatory. */
    record Asked(List<List<String>> paths) implements SubsetRule {
        @Override
        public Extent of(Element element) {
            List<List<String>> meant = begin(paths, element);
            if (element.mandatory() || meant.stream().anyMatch(path -> path.size() == 1)) {
                return Extent.WHOLE;
            }
            return meant.isEmpty() ? Extent.NOTHING : Extent.PART;
        }

        @Override
        public SubsetRule within(Element element) {
            return new Asked(rests(paths, element));
        }
    }

    /** All elements but those at some paths; those that are mandatory stay. */
    record Excluded(List<List<String>> paths) implements SubsetRule {
        @Override
        public Extent of(Element element) {
            List<List<String>> meant = begin(paths, element);
            if (!element.mandatory() && meant.stream().anyMatch(path -> path.size() == 1)) {
                return Extent.NOTHING;
            }
            return meant.stream().anyMatch(path -> path.size() > 1) ? Extent.PART : Extent.WHOLE;
        }

        @Override
        public SubsetRule within(Element element) {
            return new Excluded(rests(paths, element));
        }
    }

    /** The values of {@code _summary} that need no more said. */
    enum Summary implements SubsetRule {
        /** The elements that R4 marks as part of the summary, at every depth. */
        SUMMARY {
            @Override
            public Extent of(Element element) {
                return element.mandatory() || element.inSummary() ? Extent.PART : Extent.NOTHING;
            }
        },
        TEXT {
            @Override
            public Extent of(Element element) {
                return element.mandatory() || element.name().equals("text") ? Extent.WHOLE : Extent.NOTHING;
            }
        },
        DATA {
            @Override
            public Extent of(Element element) {
                return element.name().equals("text") ? Extent.NOTHING : Extent.WHOLE;
            }
        };

        @Override
        public SubsetRule within(Element element) {
            return this;
        }
    }

    private static List<List<String>> begin(List<List<String>> paths, Element element) {
        return paths.stream().filter(path -> element.called(path.get(0))).toList();
    }

    private static List<List<String>> rests(List<List<String>> paths, Element element) {
        return begin(paths, element).stream()
                .filter(path -> path.size() > 1)
                .map(path -> path.subList(1, path.size()))
                .toList();
    }
}
