package org.footbridge.bench.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement of a file: a head {@code --: name}, then SQL in which {@code :name} stands for a value. */
record NamedSql(String text, List<String> parameters) {

    private static final Pattern HEAD = Pattern.compile("^--: (.+)$", Pattern.MULTILINE);
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)");

    static Map<String, NamedSql> read(Path file) throws IOException {
        Map<String, NamedSql> statements = new HashMap<>();
        String all = Files.readString(file);
        Matcher head = HEAD.matcher(all);
        boolean more = head.find();
        while (more) {
            String name = head.group(1);
            int from = head.end();
            more = head.find();
            statements.put(
                    name,
                    of(all.substring(from, more ? head.start() : all.length()).trim()));
        }
        return statements;
    }

    static NamedSql of(String sql) {
        List<String> names = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(sql);
        StringBuilder text = new StringBuilder();
        while (parameter.find()) {
            names.add(parameter.group(1));
            parameter.appendReplacement(text, "?");
        }
        return new NamedSql(parameter.appendTail(text).toString(), names);
    }

    void bind(PreparedStatement statement, Function<String, Object> values) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < parameters.size(); i++) {
            Object value = values.apply(parameters.get(i));
            if (value instanceof Long[] array) {
                statement.setArray(i + 1, connection.createArrayOf("int8", array));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
