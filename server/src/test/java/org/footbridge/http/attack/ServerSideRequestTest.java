package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.http.Expect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs in requests that would have the server call a service beside it: it calls none. */
class ServerSideRequestTest {
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final HttpServer INNER = inner();

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=warn");

    /** A service that only this machine can reach. */
    private static HttpServer inner() {
        try {
            HttpServer inner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            inner.createContext("/", exchange -> {
                CALLS.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            inner.start();
            return inner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void nobodyCalled() {
        INNER.stop(0);
        assertThat(CALLS).isEmpty();
    }

    private static String url() {
        return "http://127.0.0.1:" + INNER.getAddress().getPort();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:@/x",
                "http://localhost:@/x",
                "http://LOCALHOST:@/x",
                "http://localhost.:@/x",
                "http://a.localhost:@/x",
                "http://127.1:@/x",
                "http://127.0.1:@/x",
                "http://2130706433:@/x",
                "http://0x7f000001:@/x",
                "http://0x7f.0.0.1:@/x",
                "http://017700000001:@/x",
                "http://0177.0.0.1:@/x",
                "http://0:@/x",
                "http://0.0.0.0:@/x",
                "http://[::1]:@/x",
                "http://[::]:@/x",
                "http://[::ffff:127.0.0.1]:@/x",
                "http://[::ffff:7f00:1]:@/x",
                "http://[::127.0.0.1]:@/x",
                "http://[64:ff9b::127.0.0.1]:@/x",
                "http://[64:ff9b:1::127.0.0.1]:@/x",
                "http://[2002:7f00:1::]:@/x",
                "http://[2001:0:7f00:1::]:@/x",
                "http://[fe80::1]:@/x",
                "http://[fd00:ec2::254]/latest/meta-data",
                "http://169.254.169.254/latest/meta-data",
                "http://100.100.100.200/latest",
                "http://10.0.0.1/x",
                "http://192.168.0.1/x",
                "http://172.31.255.255/x",
                "http://example.org@127.0.0.1:@/x",
                "http://127.0.0.1:@#@example.org/",
                "http://127.0.0.1:@\\\\@example.org/",
                "file:///etc/passwd",
                "ftp://127.0.0.1:@/x",
                "gopher://127.0.0.1:@/x",
                "jar:http://127.0.0.1:@!/x",
                "http:127.0.0.1:@/x",
                "http:///127.0.0.1:@/x",
                "//127.0.0.1:@/x"
            })
    void anEndpointInAPrivateNetworkIsRefused(String endpoint) {
        String target = endpoint.replaceFirst(
                "(?<=[\\w.\\]]):@", ":" + INNER.getAddress().getPort());
        Answer refused = server.post(
                "Subscription",
                "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"test\",\"criteria\":\"Patient\","
                        + "\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"" + target + "\"}}");
        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.body()).contains("Subscription.channel.endpoint");
    }

    /** URLs that are names, or references to other servers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Patient    | {'resourceType':'Patient','meta':{'profile':['@/StructureDefinition/x']}}",
                "Patient    | {'resourceType':'Patient','extension':[{'url':'@/x','valueString':'x'}]}",
                "Patient    | {'resourceType':'Patient','photo':[{'url':'@/x.png'}]}",
                "Patient    | {'resourceType':'Patient','generalPractitioner':[{'reference':'@/Practitioner/1'}]}",
                "Patient    | {'resourceType':'Patient','implicitRules':'@/rules'}",
                "Observation|"
                        + " {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'@/cs','code':'x'}]}}",
                "ValueSet   |"
                        + " {'resourceType':'ValueSet','url':'urn:a','status':'draft','compose':{'include':[{'valueSet':['@/vs']},{'system':'@/cs'}]}}",
                "CodeSystem |"
                        + " {'resourceType':'CodeSystem','url':'@/cs','status':'draft','content':'not-present','supplements':'@/y'}",
                "StructureDefinition |"
                        + " {'resourceType':'StructureDefinition','url':'urn:b','name':'B','status':'draft','kind':'resource','abstract':false,'type':'Patient','baseDefinition':'@/StructureDefinition/x','derivation':'constraint','differential':{'element':[{'id':'Patient','path':'Patient'}]}}",
                "$install   |"
                        + " {'resourceType':'Parameters','parameter':[{'name':'package','valueUrl':'@/package.tgz'}]}",
                "$install   |"
                        + " {'resourceType':'Parameters','parameter':[{'name':'package','valueAttachment':{'url':'@/package.tgz'}}]}",
                "Patient/$validate |"
                        + " {'resourceType':'Parameters','parameter':[{'name':'profile','valueUri':'@/p'},{'name':'resource','resource':{'resourceType':'Patient'}}]}",
                "ValueSet/$expand | {'resourceType':'Parameters','parameter':[{'name':'url','valueUri':'@/vs'}]}",
                "ValueSet/$expand |"
                        + " {'resourceType':'Parameters','parameter':[{'name':'valueSet','resource':{'resourceType':'ValueSet','status':'draft','compose':{'include':[{'valueSet':['@/vs']}]}}}]}",
                "CodeSystem/$lookup |"
                        + " {'resourceType':'Parameters','parameter':[{'name':'system','valueUri':'@/cs'},{'name':'code','valueCode':'x'}]}",
                "''         |"
                        + " {'resourceType':'Bundle','type':'transaction','entry':[{'fullUrl':'@/Patient/1','resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'@/Patient'}}]}",
                "''         |"
                        + " {'resourceType':'Bundle','type':'batch','entry':[{'request':{'method':'GET','url':'@/Patient/1'}}]}"
            })
    void aUrlInAResourceIsNotFetched(String path, String body) {
        Answer answer = server.post(path, Expect.json(body.replace("@", url())));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        assertThat(CALLS).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a SYSTEM '@/x.dtd'><Patient xmlns='http://hl7.org/fhir'/>",
                "<!DOCTYPE a PUBLIC 'x' '@/x.dtd'><Patient xmlns='http://hl7.org/fhir'/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM '@/x'>]><Patient xmlns='http://hl7.org/fhir'><language"
                        + " value='&x;'/></Patient>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM '@/x'>%x;]><Patient xmlns='http://hl7.org/fhir'/>",
                "<?xml-stylesheet href='@/x.xsl' type='text/xsl'?><Patient xmlns='http://hl7.org/fhir'/>",
                "<Patient xmlns='http://hl7.org/fhir' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'"
                        + " x:schemaLocation='a @/x.xsd'/>",
                "<Patient xmlns='http://hl7.org/fhir'><x:include xmlns:x='http://www.w3.org/2001/XInclude'"
                        + " href='@/x'/></Patient>"
            })
    void anXmlBodyFetchesNothing(String xml) {
        for (String path : List.of("Patient", "Patient/$validate")) {
            Answer answer = server.post(path, xml.replace("@", url()), "Content-Type", "application/fhir+xml");
            assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        }
        Answer narrative = server.post(
                "Patient",
                "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"" + xml.replace("@", url())
                        + "\"}}");
        assertThat(narrative.status()).as(narrative.body()).isBetween(200, 499);
        assertThat(CALLS).isEmpty();
    }
}
