package org.footbridge.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Resources;
import org.footbridge.bench.data.Resources.Text;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.step.ReferenceServer;
import org.junit.jupiter.api.Test;

class RevisitTest {
    private final DataSet data = new DataSet(6, 20);
    private final Resources resources = new Resources(data, false);

    @Test
    void knowsWhatWasWrittenMeanwhile() throws Exception {
        try (ReferenceServer server = new ReferenceServer();
                Connection connection = new Connection(server.endpoint())) {
            Loaded loaded = new Loader(server.endpoint(), data, resources, 2).load();
            StoredPerson writer = loaded.writers().get(3);
            Stored goal = writer.goal();
            byte[] body = resources.goal(
                    goal.id(),
                    new Text("g", "Later."),
                    writer.person().referrals().get(0),
                    writer.referrals().get(0).reference(),
                    loaded.parties(writer.patient(), writer.person().referrals().get(0)));
            Stored changed = Checks.update(connection, goal, body);
            Loaded again = new Revisit(server.endpoint(), loaded).loaded();
            assertThat(again.writers().get(3).goal()).isEqualTo(changed).isNotEqualTo(goal);
            assertThat(again.searchable()).isEqualTo(loaded.searchable());
        }
    }

    @Test
    void refusesOtherData() throws Exception {
        try (ReferenceServer server = new ReferenceServer();
                ReferenceServer other = new ReferenceServer()) {
            Loaded loaded = new Loader(server.endpoint(), data, resources, 2).load();
            DataSet others = new DataSet(7, 20);
            new Loader(other.endpoint(), others, new Resources(others, false), 2).load();
            assertThatThrownBy(() -> new Revisit(other.endpoint(), loaded).loaded())
                    .isInstanceOf(WrongAnswer.class);
        }
    }
}
