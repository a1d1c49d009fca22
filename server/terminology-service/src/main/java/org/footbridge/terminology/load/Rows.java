package org.footbridge.terminology.load;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Reader of an RF2 file: UTF-8, fields separated by tabs, column names in the first line, no quotes.
 *
 * @see <a href="https://docs.snomed.org/snomed-ct-specifications/snomed-ct-release-file-specification">RF2</a>
 */
final class Rows {
    private static final int LINE_MAX = 100_000;

    private Rows() {}

    /** Hands every row of {@code file} to {@code each}, as many fields as there are {@code columns}. */
    static void read(ReleaseFiles files, String file, List<String> columns, Consumer<Row> each) {
        files.read(file, in -> {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new ShortLines(in), StandardCharsets.UTF_8.newDecoder()));
            String header = reader.readLine();
            if (header == null || !List.of(split(header)).equals(columns)) {
                throw new Problem(
                        ProblemKind.INVALID,
                        "File '" + file + "' must begin with the columns " + String.join(" ", columns) + ".");
            }
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                each.accept(new Row(file, number, split(line)).checked(columns.size()));
            }
        });
    }

    static String[] split(String line) {
        List<String> fields = new ArrayList<>(10);
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            fields.add(line.substring(start, tab));
            start = tab + 1;
        }
        fields.add(line.substring(start));
        return fields.toArray(String[]::new);
    }

    /** Input stream that fails on an overlong line before the line fills the memory. */
    private static final class ShortLines extends FilterInputStream {
        private int length;

        ShortLines(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] to, int offset, int count) throws IOException {
            int read = super.read(to, offset, count);
            for (int i = offset; i < offset + read; i++) {
                length = to[i] == '\n' ? 0 : length + 1;
                if (length > LINE_MAX) {
                    throw new IOException("a line of more than " + LINE_MAX + " bytes");
                }
            }
            return read;
        }
    }
}
