package org.footbridge.search.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.footbridge.TestDatabase;
import org.footbridge.search.SearchSetup;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distances as the database reckons them are those of vectors in space, at the poles and at the date line, too. */
class PositionSearchTest {
    private static final PositionSearch POSITIONS = new PositionSearch(SearchSetup.KEYS);
    private static final SearchParameter NEAR =
            SearchSetup.PARAMETERS.find("Location", "near").orElseThrow();
    private static final long KEY = SearchSetup.KEYS.parameter("Location", "near");
    private static final double RADIUS_KM = 6371.0088;

    /** By pid: latitude and longitude. */
    private static final Map<Long, double[]> PLACES = new TreeMap<>();

    private static Connection connection;

    @BeforeAll
    static void places() throws SQLException {
        connection = TestDatabase.fresh().connect();
        connection.createStatement().execute("""
                CREATE TABLE search (pid bigint);
                CREATE TABLE search_number (pid bigint, key bigint, low numeric);
                INSERT INTO search VALUES (-1)""");
        Random random = new Random(7);
        for (long pid = 0; pid < 1_000; pid++) {
            add(pid, place(random));
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    /** Anywhere, or on or beside a pole, the equator, the date line or the meridian of Greenwich. */
    private static double[] place(Random random) {
        double latitude = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
        double longitude = 360 * random.nextDouble() - 180;
        double little = random.nextInt(3) * random.nextDouble();
        return switch (random.nextInt(8)) {
            case 0 -> new double[] {90 - little, longitude};
            case 1 -> new double[] {-90 + little, longitude};
            case 2 -> new double[] {latitude, 180 - little};
            case 3 -> new double[] {latitude, -180 + little};
            case 4 -> new double[] {little, longitude};
            case 5 -> new double[] {51.5 + little / 10, little};
            default -> new double[] {latitude, longitude};
        };
    }

    private static void add(long pid, double[] place) throws SQLException {
        IndexEntries.Builder entries = new IndexEntries.Builder();
        POSITIONS.index(new LocationPositionComponent().setLatitude(place[0]).setLongitude(place[1]), KEY, entries);
        run(Sql.of("INSERT INTO search VALUES (?)", pid));
        for (IndexEntries.NumberEntry number : entries.build().numbers()) {
            run(Sql.of("INSERT INTO search_number VALUES (?, ?, ?)", pid, number.key(), number.low()));
        }
        PLACES.put(pid, place);
    }

    private static PreparedStatement prepared(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        for (int i = 0; i < sql.values().size(); i++) {
            statement.setObject(i + 1, sql.values().get(i));
        }
        return statement;
    }

    private static void run(Sql sql) throws SQLException {
        try (PreparedStatement statement = prepared(sql)) {
            statement.execute();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "51.5|-0.1",
                "51.5|-0.1|5",
                "51.5|-0.1|0",
                "51.5|0|20|mi",
                "0|180|500",
                "0|-180|500",
                "12.5|179.9|300000|m",
                "-12.5|-179.9|3000",
                "90|0|50",
                "90|-77|5000",
                "-90|180|120",
                "89.5|10|100",
                "-89.9|10|2500",
                "0|0|10007",
                "33|44|15000",
                "33|44|20016",
                "1e1|+2E1|1e300"
            })
    void findsWhatIsWithinTheCircle(String circle) throws SQLException {
        double[] centre = centre(circle);
        double radius = radius(circle);
        List<Long> expected = new ArrayList<>();
        PLACES.forEach((pid, place) -> {
            if (distance(centre, place) <= radius + 1e-6) {
                expected.add(pid);
            }
        });
        assertThat(matches(circle)).containsExactlyElementsOf(expected);
    }

    private static double[] centre(String circle) {
        String[] parts = circle.split("\\|", -1);
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
    }

    private static double radius(String circle) {
        String[] parts = circle.split("\\|", -1);
        double factor = circle.endsWith("mi") ? 1.609344 : circle.endsWith("m") ? 0.001 : 1;
        return parts.length < 3 ? 50 : factor * Double.parseDouble(parts[2]);
    }

    private static List<Long> matches(String circle) throws SQLException {
        Sql condition = POSITIONS
                .match(new ParameterType.Question(NEAR, KEY, ""), circle)
                .toCondition()
                .rowPredicate();
        Sql query = Sql.of("SELECT s.pid FROM search s WHERE").then(condition).then(Sql.of("ORDER BY s.pid"));
        List<Long> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    /** The angle between two vectors by their products, another way than the one in SQL. */
    private static double distance(double[] one, double[] other) {
        double[] a = vector(one);
        double[] b = vector(other);
        double[] cross = {
            a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
        };
        double sine = Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]);
        return RADIUS_KM * Math.atan2(sine, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
    }

    private static double[] vector(double[] place) {
        double latitude = Math.toRadians(place[0]);
        double longitude = Math.toRadians(place[1]);
        return new double[] {
            Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)
        };
    }

    @ParameterizedTest
    @CsvSource({"51.5, -0.1", "90, 0", "-90, 33", "0, 180", "-33.86, -179.999"})
    void saysHowFarItIs(double latitude, double longitude) throws SQLException {
        Sql query = Sql.of("SELECT s.pid,")
                .then(PositionSearch.distance(SearchSetup.KEYS, KEY, latitude, longitude))
                .then(Sql.of("FROM search s"));
        int rowCount = 0;
        try (PreparedStatement statement = prepared(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                double[] place = PLACES.get(rows.getLong(1));
                if (place == null) {
                    assertThat(rows.getObject(2)).as("no position").isNull();
                } else {
                    double expected = distance(new double[] {latitude, longitude}, place);
                    assertThat(rows.getDouble(2)).isCloseTo(expected, within(1e-3));
                }
                rowCount++;
            }
        }
        assertThat(rowCount).isEqualTo(PLACES.size() + 1);
    }

    /** No number of theirs makes the database fail in everyone's search. */
    @ParameterizedTest
    @CsvSource({"90.1, 0", "0, -180.001", "1e400, 0", "0, -1e400"})
    void doesNotIndexWhatIsNowhere(BigDecimal latitude, BigDecimal longitude) {
        assertThat(numbers(latitude, longitude)).isEmpty();
    }

    @Test
    void roundsWhatIsTooCloseToZeroForADouble() {
        assertThat(numbers(new BigDecimal("1e-400"), new BigDecimal("-1.5")))
                .extracting(number -> number.low().doubleValue())
                .containsExactlyInAnyOrder(0.0, -1.5);
    }

    private static List<IndexEntries.NumberEntry> numbers(BigDecimal latitude, BigDecimal longitude) {
        IndexEntries.Builder entries = new IndexEntries.Builder();
        POSITIONS.index(new LocationPositionComponent().setLatitude(latitude).setLongitude(longitude), KEY, entries);
        return entries.build().numbers();
    }
}
