package org.footbridge.bench.floor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.footbridge.bench.Options;

/**
 * Serves {@link FloorServlet} until it is stopped, so that it can be measured beside a FHIR server: what that takes
 * more is its own, what both take is the machine's.
 */
public final class Floor {

    public static final Set<String> OPTIONS = Set.of("--jdbc", "--port");

    private Floor() {}

    public static void run(Options options) throws IOException, SQLException {
        String url = options.text("--jdbc")
                .orElseThrow(() -> new IllegalArgumentException("'--jdbc' says where the table is to be"));
        int port = options.count("--port", 8098);
        FloorServlet.makeTable(url);
        File directory = Files.createTempDirectory("floor").toFile();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.getPath());
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", directory.getPath());
        Tomcat.addServlet(context, "floor", new FloorServlet(url));
        context.addServletMapping("/fhir/*", "floor");
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IOException(e.getMessage(), e);
        }
        System.out.println("http://127.0.0.1:" + port + "/fhir, process "
                + ProcessHandle.current().pid());
        tomcat.getServer().await();
    }
}
