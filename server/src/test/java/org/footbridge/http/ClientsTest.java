package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that listens to other machines, as in a container, answers those only that the operator has named. */
class ClientsTest {
    private static final String OWN = ownAddress();

    @RegisterExtension
    static final RunningServer known = RunningServer.with(
            "--footbridge.validation.mode=off",
            "--server.address=0.0.0.0",
            "--footbridge.security.clients=" + (OWN.isEmpty() ? "192.0.2.1" : OWN));

    @RegisterExtension
    static final RunningServer unknown = RunningServer.with(
            "--footbridge.validation.mode=off",
            "--server.address=0.0.0.0",
            "--footbridge.security.clients=203.0.113.77");

    /** An address of this machine that is not a loopback address; empty if it has none. */
    private static String ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("");
        } catch (SocketException none) {
            return "";
        }
    }

    private static String ask(RunningServer server, String address, String path, String host) throws IOException {
        try (Socket socket = new Socket(address, URI.create(server.base()).getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thisMachineIsAlwaysAnswered() throws IOException {
        for (RunningServer server : new RunningServer[] {known, unknown}) {
            assertThat(ask(server, "127.0.0.1", "/fhir/Patient", "localhost")).startsWith("HTTP/1.1 200");
            assertThat(ask(server, "127.0.0.1", "/fhir/Patient", "evil.example"))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void othersAreAnsweredIfTheyAreNamed() throws IOException {
        assumeFalse(OWN.isEmpty(), "This machine has no address but those of the loopback interface");
        for (String path : new String[] {"/fhir/Patient", "/actuator/health", "/ig/"}) {
            assertThat(ask(known, OWN, path, "localhost")).startsWith("HTTP/1.1 200");
            assertThat(ask(known, OWN, path, OWN)).as("a probe").startsWith("HTTP/1.1 200");
            assertThat(ask(known, OWN, path, "evil.example")).startsWith("HTTP/1.1 421");
            assertThat(ask(unknown, OWN, path, "localhost"))
                    .startsWith("HTTP/1.1 403")
                    .contains("footbridge.security.clients");
        }
    }
}
