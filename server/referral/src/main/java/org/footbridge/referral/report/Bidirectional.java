package org.footbridge.referral.report;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;

/**
 * Text from right to left in PDFs, by ICU: the runs of a paragraph, the order of their characters, and the forms of Arabic letters.
 *
 * @see <a href="https://unicode.org/reports/tr9/">Unicode bidirectional algorithm</a>
 */
final class Bidirectional implements BidiReorderer {
    private final ArabicShaping shaping =
            new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.TEXT_DIRECTION_LOGICAL);
    private final ArabicShaping unshaping =
            new ArabicShaping(ArabicShaping.LETTERS_UNSHAPE | ArabicShaping.TEXT_DIRECTION_LOGICAL);

    /** The runs of one paragraph. */
    static final class Runs implements BidiSplitter {
        private final Bidi bidi = new Bidi();

        @Override
        public void setParagraph(String paragraph, byte direction) {
            bidi.setPara(
                    paragraph,
                    direction == RTL ? Bidi.RTL : direction == LTR ? Bidi.LTR : Bidi.LEVEL_DEFAULT_LTR,
                    null);
        }

        @Override
        public int countTextRuns() {
            return bidi.countRuns();
        }

        @Override
        public BidiTextRun getVisualRun(int index) {
            var run = bidi.getVisualRun(index);
            return new BidiTextRun(run.getStart(), run.getLength(), run.getDirection());
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            return Bidi.getBaseDirection(paragraph);
        }
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        Bidi bidi = new Bidi();
        bidi.setPara(text, Bidi.RTL, null);
        bidi.setReorderingMode(Bidi.REORDER_DEFAULT);
        return bidi.writeReordered(Bidi.DO_MIRRORING);
    }

    @Override
    public String shapeText(String text) {
        return shaped(text, shaping);
    }

    @Override
    public String deshapeText(String text) {
        return shaped(text, unshaping);
    }

    private static String shaped(String text, ArabicShaping shaping) {
        try {
            return shaping.shape(text);
        } catch (ArabicShapingException unusual) {
            return text; // readable, if not as beautiful
        }
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
