package org.footbridge.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.probe.Database;
import org.footbridge.bench.probe.Probe;

/** A server that is measured, and the means to see what it uses. */
public record Target(Endpoint endpoint, Probe probe) {

    /** The servers of a command line: the n-th process id and database belong to the n-th URL. */
    static List<Target> of(Options options) throws SQLException {
        List<String> pids = options.all("--server-pid");
        List<String> urls = options.all("--jdbc");
        List<Target> targets = new ArrayList<>();
        for (String operand : options.operands()) {
            int n = targets.size();
            long pid = n < pids.size() ? Long.parseLong(pids.get(n)) : 0;
            Database database = n < urls.size() ? new Database(urls.get(n)) : null;
            targets.add(new Target(Endpoint.of(operand), new Probe(pid, database)));
        }
        return targets;
    }

    String name() {
        return endpoint.host() + ":" + endpoint.port();
    }
}
