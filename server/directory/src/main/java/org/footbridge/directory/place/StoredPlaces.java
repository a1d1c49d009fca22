package org.footbridge.directory.place;

import java.util.Optional;
import org.footbridge.store.place.PostcodeStore;

/** The postcodes that have been loaded into the database. */
public record StoredPlaces(PostcodeStore postcodes) implements PlaceLookup {
    @Override
    public Optional<Coordinates> find(Postcode postcode) {
        return postcodes.find(postcode.compact()).map(row -> new Coordinates(row.latitude(), row.longitude()));
    }

    @Override
    public boolean isEmpty() {
        return postcodes.isEmpty();
    }
}
