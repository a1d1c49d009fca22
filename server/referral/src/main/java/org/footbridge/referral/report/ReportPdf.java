package org.footbridge.referral.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A report as PDF, rendered from its page: tagged for screen readers (PDF/UA), with embedded fonts, title and language. Nothing is loaded
 * from anywhere.
 */
public final class ReportPdf {
    private static final String FAMILY = "Report";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;
    private static final String END = "</main>";
    private static final String REMARK =
            "<p class=\"note\">Characters in square brackets, such as [U+674E], are those that the fonts of this PDF"
                    + " do not have.</p>";

    static {
        XRLog.setLoggingEnabled(false); // its complaints are about style, and would carry text of the page
    }

    private ReportPdf() {}

    /** Renders {@code html}, a page of {@link ReportPage}. */
    public static byte[] of(String html) {
        String described = ReportFonts.described(html);
        String page = described.equals(html) ? html : described.replace(END, REMARK + END);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true)
                .withProducer("Footbridge")
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useUnicodeBidiSplitter(Bidirectional.Runs::new)
                .useUnicodeBidiReorderer(new Bidirectional())
                .useFont(ReportFonts::regular, FAMILY, NORMAL, FontStyle.NORMAL, true)
                .useFont(ReportFonts::bold, FAMILY, BOLD, FontStyle.NORMAL, true)
                .withHtmlContent(page, null)
                .toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
