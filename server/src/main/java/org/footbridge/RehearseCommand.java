package org.footbridge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * {@code bin/footbridge rehearse}: starts a server on a database that is thrown away, which nobody else can
 * reach, does what servers do most, and ends, so that Java archives the classes of it.
 */
final class RehearseCommand {
    static final String NAME = "rehearse";
    static final int DONE = 0;
    static final int NOT_DONE = 1;

    private static final Logger log = LoggerFactory.getLogger(RehearseCommand.class);
    private static final int READY_SECONDS_MAX = 120;

    /** Beside what a server that becomes ready does anyway. */
    private static final List<String> READS = List.of(
            "/ServiceRequest?status=active&authored=ge2026&_sort=-authored&_total=accurate",
            "/Patient?name=a&organization.name=b&_revinclude=ServiceRequest:subject",
            "/Observation?value-quantity=gt1&_elements=code&_format=xml",
            "/Task/_history");

    private RehearseCommand() {}

    /** The exit code. */
    static int run() {
        try {
            Path directory = Files.createTempDirectory("footbridge-rehearsal");
            try {
                return rehearse(directory);
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException e) {
            log.error("Nothing was rehearsed: {}", e.getMessage());
            return NOT_DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_DONE;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int rehearse(Path directory) throws IOException, InterruptedException {
        int port = freePort();
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        ConfigurableApplicationContext context;
        try {
            context = application.run(
                    "--footbridge.data-dir=" + directory,
                    "--spring.datasource.url=", // whatever the environment says
                    "--footbridge.validation.mode=enforce",
                    "--footbridge.base-url=http://localhost:" + port + ServerConfiguration.PATH,
                    "--footbridge.security.clients=",
                    "--footbridge.security.embedded-authorization-server=true",
                    "--footbridge.security.mode=smart",
                    "--server.port=" + port,
                    "--server.address=127.0.0.1");
        } catch (RuntimeException saidAlready) {
            return NOT_DONE;
        }
        try (context) {
            Readiness readiness = context.getBean(Readiness.class);
            for (int second = 0; !readiness.isValidatorReady(); second++) {
                if (second == READY_SECONDS_MAX) {
                    log.error("Nothing was rehearsed: the server was not ready after {} s.", READY_SECONDS_MAX);
                    return NOT_DONE;
                }
                TimeUnit.SECONDS.sleep(1);
            }
            String token = TokenCommand.request(
                    "http://localhost:" + port, "system", new DemoPassword(directory).text(), "system/*.cruds");
            for (String read : READS) {
                WarmUp.knock(port, read, Optional.of(token));
            }
            return DONE;
        } catch (ParseException unreadable) {
            throw new IOException(unreadable);
        }
    }
}
