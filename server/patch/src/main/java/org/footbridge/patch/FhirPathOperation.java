package org.footbridge.patch;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Resource;

/** An operation of a FHIRPath Patch. */
sealed interface FhirPathOperation {
    PathTarget target();

    void apply(Resource root);

    /** Appends a value to a list, or sets an element that is absent. */
    record Add(PathTarget target, String name, PatchValue value) implements FhirPathOperation {
        @Override
        public void apply(Resource root) {
            ElementList list = target.list(target.element(root), name);
            List<IBase> values = list.values();
            if (!list.repeats() && !values.isEmpty()) {
                throw target.operation().refused("'" + name + "' is there already and does not repeat; replace it.");
            }
            IBase added = value.fitting(list);
            target.requireShallow(root, list, added);
            values.add(added);
            list.set(values);
        }
    }

    record Insert(PathTarget target, int index, PatchValue value) implements FhirPathOperation {
        @Override
        public void apply(Resource root) {
            ElementList list = target.list(root);
            List<IBase> values = list.values();
            if (index > values.size()) {
                throw target.operation()
                        .refused("the index " + index + " is beyond the end of the list, which has " + values.size()
                                + " items.");
            }
            IBase added = value.fitting(list);
            target.requireShallow(root, list, added);
            values.add(index, added);
            list.set(values);
        }
    }

    /** Deletes an element. It does nothing if the element is absent. */
    record Delete(PathTarget target) implements FhirPathOperation {
        @Override
        public void apply(Resource root) {
            Optional<Elements.Place> place = target.placeIfAny(root);
            if (place.isPresent()) {
                List<IBase> values = place.get().list().values();
                values.remove(place.get().index());
                place.get().list().set(values);
            }
        }
    }

    record Replace(PathTarget target, PatchValue value) implements FhirPathOperation {
        @Override
        public void apply(Resource root) {
            Elements.Place place = target.place(root, target.element(root));
            List<IBase> values = place.list().values();
            IBase added = value.fitting(place.list());
            target.requireShallow(root, place.list(), added);
            values.set(place.index(), added);
            place.list().set(values);
        }
    }

    /** Moves an item within a list. The destination is the index of the item after the move. */
    record Move(PathTarget target, int source, int destination) implements FhirPathOperation {
        @Override
        public void apply(Resource root) {
            ElementList list = target.list(root);
            List<IBase> values = list.values();
            if (source >= values.size() || destination >= values.size()) {
                throw target.operation()
                        .refused("the list has " + values.size() + " items, counted from 0; source and"
                                + " destination must be among them.");
            }
            values.add(destination, values.remove(source));
            list.set(values);
        }
    }
}
