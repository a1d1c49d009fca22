package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that runs while a server runs from the same directory replaces its files. */
class ReplacedFilesIT {
    @Test
    void aServerWhoseFilesAreRemovedGoesOnAnswering(@TempDir Path directory) throws Exception {
        Path home = directory.resolve("home");
        try (ServerProcess server = ServerProcess.startCopy(home, directory.resolve("data"))) {
            server.awaitConsole("Validator ready");
            TestDirectory.remove(home);

            assertThat(home).doesNotExist();
            assertThat(server.put(
                            "Basic/kept-1", "{\"resourceType\":\"Basic\",\"id\":\"kept-1\",\"code\":{\"text\":\"x\"}}"))
                    .isEqualTo(201);
            assertThat(asXml(server, "/Basic/kept-1")).contains("<id value=\"kept-1\"/>");
            assertThat(server.put("Claim/c-1", "{\"resourceType\":\"Claim\",\"id\":\"c-1\"}"))
                    .as("refused by definitions that are read when they are asked for")
                    .isEqualTo(422);
            server.terminate();
        }
    }

    private static String asXml(ServerProcess server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .header("Accept", "application/fhir+xml")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
