package org.footbridge.bench.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NamedSqlTest {
    @Test
    void tellsParametersFromCasts() {
        NamedSql sql = NamedSql.of("SELECT :a::bigint[], :b WHERE x = :a");
        assertThat(sql.text()).isEqualTo("SELECT ?::bigint[], ? WHERE x = ?");
        assertThat(sql.parameters()).containsExactly("a", "b", "a");
    }

    @Test
    void readsTheStatementsOfEveryLayout() throws IOException {
        Path folder = Path.of("layout");
        assertThat(NamedSql.read(folder.resolve("writes.sql"))).hasSize(9);
        assertThat(NamedSql.read(folder.resolve("queries.sql")))
                .containsKeys("a walk", "b walk", "c walk 1", "c walk 2", "a read", "b read", "c read");
    }
}
