package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.RunningServer;
import org.footbridge.packages.PackageDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Packages that the operator put into a directory for the start. */
class PackageDirectoryTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    @TempDir
    Path directory;

    @Test
    void eachIsInstalledOnceAndWhatOthersBuildOnFirst() throws IOException {
        Files.write(directory.resolve("a.tgz"), derived().bytes());
        Files.write(
                directory.resolve("b.tgz"),
                base("base", "http://hl7.org/fhir/StructureDefinition/Group").bytes());
        Files.writeString(directory.resolve("readme.txt"), "no package");
        start();
        assertThat(server.get("StructureDefinition/derived").status()).isEqualTo(200);
        String newest = Expect.newest(server);
        start();
        assertThat(Expect.newest(server)).isEqualTo(newest);
    }

    @Test
    void aFaultStopsTheStartWithOneSentence() throws IOException {
        Path file = directory.resolve("bad.tgz");
        Files.write(file, base("bad", "urn:nowhere").bytes());
        refused(
                "bad.tgz (footbridge.packages.dir) cannot be installed: StructureDefinition/bad: The base 'urn:nowhere'");
        Files.writeString(file, "no archive");
        refused("bad.tgz (footbridge.packages.dir) cannot be installed: The body is not a FHIR package");
        Files.write(file, Tgz.of("org.example.one", "1").bytes());
        Files.write(
                directory.resolve("more.tgz"), Tgz.of("org.example.one", "2").bytes());
        refused("Package 'org.example.one' is in footbridge.packages.dir twice, as bad.tgz and more.tgz; leave one.");
        directory = directory.resolve("none");
        refused("which cannot be read as a directory");
    }

    private void refused(String sentence) {
        String newest = Expect.newest(server);
        assertThatThrownBy(this::start)
                .hasRootCauseInstanceOf(PackageDirectory.Unusable.class)
                .rootCause()
                .hasMessageContaining(sentence);
        assertThat(Expect.newest(server)).isEqualTo(newest);
    }

    private void start() {
        server.beside("--footbridge.validation.mode=off", "--footbridge.packages.dir=" + directory)
                .stop();
    }

    private static Tgz derived() {
        return new Tgz()
                .file("package/package.json", Expect.json("""
                        {'name':'org.example.derived','version':'1','dependencies':{'org.example.base':'1'}}"""))
                .resource("sd", definition("derived", "urn:base"));
    }

    private static Tgz base(String id, String base) {
        return Tgz.of("org.example." + id, "1").resource("sd", definition(id, base));
    }

    private static String definition(String id, String base) {
        return """
                {'resourceType':'StructureDefinition','id':'%1$s','url':'urn:%1$s','name':'N','status':'active','kind':'resource',
                 'abstract':false,'type':'Group','derivation':'constraint','baseDefinition':'%2$s',
                 'differential':{'element':[{'id':'Group.name','path':'Group.name','min':1}]}}""".formatted(id, base);
    }
}
