package org.footbridge.directory.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.place.PostcodeStore;
import org.footbridge.store.place.PostcodeStore.Row;

/**
 * Loads the postcodes of a CSV file, or of all CSV files in a directory, in place of those of before. The files are those of the ONS
 * Postcode Directory or of OS Code-Point Open.
 *
 * @see <a href="https://geoportal.statistics.gov.uk/">ONS Postcode Directory</a>
 * @see <a href="https://www.ordnancesurvey.co.uk/products/code-point-open">OS Code-Point Open</a>
 */
public final class PostcodeLoading {
    private static final ObjectReader READER =
            new CsvMapper().readerForListOf(String.class).with(CsvParser.Feature.WRAP_AS_ARRAY);
    private static final int STEP = 100_000;

    private final PostcodeStore store;
    private final Consumer<String> told;

    /** @param told of the progress, in sentences */
    public PostcodeLoading(PostcodeStore store, Consumer<String> told) {
        this.store = store;
        this.told = told;
    }

    /**
     * Loads what is at {@code path}; a sentence about the end.
     *
     * @throws Problem INVALID if the files are not of postcodes; the postcodes of before stay
     */
    public String load(Path path) {
        List<Path> files = files(path);
        long[] read = new long[1];
        long loaded = store.replace(each -> files.forEach(file -> read(file, row -> {
            each.accept(row);
            if (++read[0] % STEP == 0) {
                told.accept("Read " + read[0] + " postcodes.");
            }
        })));
        return "Loaded " + loaded + " postcodes from " + files.size() + (files.size() == 1 ? " file." : " files.");
    }

    private static List<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new Problem(ProblemKind.INVALID, "There is no .csv file in '" + path + "'.");
            }
            return files;
        } catch (IOException unreadable) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "'" + path + "' is neither a file nor a directory that can be read.",
                    unreadable);
        }
    }

    private static void read(Path file, Consumer<Row> each) {
        try (MappingIterator<List<String>> rows =
                READER.readValues(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            Optional<PostcodeColumns> columns = Optional.empty();
            for (long line = 1; rows.hasNext(); line++) {
                List<String> row = rows.next();
                boolean first = columns.isEmpty();
                PostcodeColumns known =
                        columns.or(() -> PostcodeColumns.of(row)).orElseThrow(() -> unknown(file));
                columns = Optional.of(known);
                if (!first || known.withoutHeader()) {
                    row(known, row, file, line).ifPresent(each);
                }
            }
            if (columns.isEmpty()) {
                throw unknown(file);
            }
        } catch (JsonProcessingException malformed) {
            throw new Problem(ProblemKind.INVALID, "'" + file.getFileName() + "' is not CSV in UTF-8.", malformed);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Problem(ProblemKind.INVALID, "'" + file.getFileName() + "' cannot be read.", unreadable);
        }
    }

    private static Optional<Row> row(PostcodeColumns columns, List<String> row, Path file, long line) {
        try {
            return columns.read(row);
        } catch (IllegalArgumentException malformed) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Row " + line + " of '" + file.getFileName() + "' has " + malformed.getMessage() + ".",
                    malformed);
        }
    }

    private static Problem unknown(Path file) {
        return new Problem(
                ProblemKind.INVALID,
                "'" + file.getFileName()
                        + "' is not a file of postcodes: it must have the columns pcds, lat and long of"
                        + " the ONS Postcode Directory in its first row, or the columns of OS Code-Point Open.");
    }
}
