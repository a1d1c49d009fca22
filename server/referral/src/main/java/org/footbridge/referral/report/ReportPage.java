package org.footbridge.referral.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A report as an XHTML page for people, which is also what the PDF is made of. Its text is the narratives of the document. */
public final class ReportPage {
    /** The one style of the page; a policy of its own allows it. */
    private static final String STYLE = file("report.css");

    private static final Template TEMPLATE = template();

    private ReportPage() {}

    private static Template template() {
        try (InputStream in = open("report.mustache")) {
            return Mustache.compiler().escapeHTML(true).compile(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = ReportPage.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return in;
    }

    /** The Content-Security-Policy of the page: its style, and nothing else. */
    public static String policy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash) + "'; frame-ancestors 'none'; sandbox";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page of {@code document}. */
    public static String html(ReportDocument document) {
        Report report = document.report();
        List<Map<String, String>> sections = report.sections().stream()
                .map(section -> Map.of(
                        "id", section.code(),
                        "title", section.title(),
                        "div", Narrative.div(section.blocks())))
                .toList();
        return TEMPLATE.execute(Map.of(
                "title", clean(report.kind().title()),
                "preliminary", report.kind() == ReportKind.PROGRESS,
                "amended", document.status().equals("amended"),
                "person", clean(report.person()),
                "author", clean(report.author()),
                "referrer", clean(report.referrer()),
                "date", BritishDates.time(report.source().message().now().toString()),
                "style", STYLE,
                "sections", sections));
    }

    /** Text that XML allows; the template escapes it. */
    private static String clean(String text) {
        return Narrative.allowed(text);
    }
}
