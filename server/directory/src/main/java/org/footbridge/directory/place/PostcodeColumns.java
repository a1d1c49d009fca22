package org.footbridge.directory.place;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.store.place.PostcodeStore.Row;

/** The columns of a file of postcodes: those of the ONS Postcode Directory, or of OS Code-Point Open, which has no header. */
final class PostcodeColumns {
    private static final List<String> POSTCODES = List.of("pcds", "pcd", "pcd7", "pcd8", "postcode");
    private static final int NO_PLACE_LATITUDE = 99;

    /** The quality of a position in Code-Point Open that is none. */
    private static final String NO_PLACE = "90";

    private final int postcode;
    private final int first;
    private final int second;
    private final Optional<NationalGrid> grid;

    private PostcodeColumns(int postcode, int first, int second, Optional<NationalGrid> grid) {
        this.postcode = postcode;
        this.first = first;
        this.second = second;
        this.grid = grid;
    }

    /** By the first row of a file; empty if it is of neither. */
    static Optional<PostcodeColumns> of(List<String> row) {
        List<String> names =
                row.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        int latitude = first(names, Stream.of("lat", "latitude"));
        int longitude = first(names, Stream.of("long", "longitude"));
        int postcode = first(names, POSTCODES.stream());
        if (postcode >= 0 && latitude >= 0 && longitude >= 0) {
            return Optional.of(new PostcodeColumns(postcode, latitude, longitude, Optional.empty()));
        }
        boolean openCode = row.size() >= 4
                && Postcode.parse(row.get(0)).isPresent()
                && Stream.of(1, 2, 3).allMatch(index -> row.get(index).strip().matches("\\d{1,7}"));
        return openCode ? Optional.of(new PostcodeColumns(0, 2, 3, Optional.of(new NationalGrid()))) : Optional.empty();
    }

    private static int first(List<String> names, Stream<String> wanted) {
        return wanted.map(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Whether the first row is data. */
    boolean withoutHeader() {
        return grid.isPresent();
    }

    /**
     * A row; empty if its postcode has no position, as those of the Isle of Man in some files.
     *
     * @throws IllegalArgumentException if it is malformed; the message says how
     */
    Optional<Row> read(List<String> row) {
        if (row.size() <= Math.max(postcode, Math.max(first, second))) {
            throw new IllegalArgumentException(row.size() + " fields, which are too few");
        }
        Postcode code = Postcode.parse(row.get(postcode))
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + row.get(postcode) + "', which is not a postcode"));
        boolean nowhere = grid.isPresent()
                ? row.get(1).strip().equals(NO_PLACE)
                : row.get(first).isBlank() || number(row.get(first)) >= NO_PLACE_LATITUDE;
        if (nowhere) {
            return Optional.empty();
        }
        double one = number(row.get(first));
        double other = number(row.get(second));
        Coordinates place = grid.map(of -> of.coordinates(one, other)).orElseGet(() -> new Coordinates(one, other));
        return Optional.of(new Row(code.compact(), place.latitude(), place.longitude()));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("'" + text + "', which is not a number", malformed);
        }
    }
}
