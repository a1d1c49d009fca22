package org.footbridge.outcome.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The instruments that the server knows. */
public final class Instruments {
    private final List<Instrument> all;
    private final String canonical;

    /** The scores of a coding, as {@code system|code}. */
    private final Map<String, List<Score>> scores = new HashMap<>();

    private Instruments(List<Instrument> all, String canonical) {
        this.all = List.copyOf(all);
        this.canonical = canonical;
        for (Instrument instrument : all) {
            for (Score score : instrument.scores()) {
                scores.put(measures() + "|" + score.measure(), List.of(score));
                score.codes()
                        .forEach(
                                (system, code) -> scores.computeIfAbsent(system + "|" + code, same -> new ArrayList<>())
                                        .add(score));
            }
        }
    }

    /**
     * The instruments that {@code yaml} describes.
     *
     * @param canonical base of the canonical URLs of our packages
     * @throws IllegalArgumentException if there is a mistake in it
     */
    public static Instruments of(String yaml, String canonical) {
        return new Instruments(InstrumentReader.read(yaml), canonical);
    }

    /** The instruments that come with the server. */
    public static Instruments ours(String canonical) {
        try (InputStream in = Instruments.class.getResourceAsStream("instruments.yaml")) {
            if (in == null) {
                throw new IllegalStateException("instruments.yaml is not on the class path.");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8), canonical);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Instrument> all() {
        return all;
    }

    /** The base of the canonical URLs of our packages, without a slash at its end. */
    public String canonical() {
        return canonical;
    }

    /** The URL of the code system of measures. */
    public String measures() {
        return system("sp-outcome-measure");
    }

    /** The URL of one of our code systems. */
    public String system(String name) {
        return canonical + "/CodeSystem/" + name;
    }

    /** The canonical URL of the questionnaire of an instrument. */
    public String questionnaire(Instrument instrument) {
        return canonical + "/Questionnaire/" + instrument.id();
    }

    /** The instrument with this questionnaire, whatever version it names; empty if it is none of ours. */
    public Optional<Instrument> asked(String questionnaire) {
        String url = questionnaire.replaceFirst("\\|.*$", "");
        return all.stream()
                .filter(one -> one.isScored() && questionnaire(one).equals(url))
                .findFirst();
    }

    /** The scores that {@code code} names; none if it is about something else. Each list has those that one coding may mean. */
    List<List<Score>> named(CodeableConcept code) {
        List<List<Score>> found = new ArrayList<>();
        boolean ours = false;
        for (Coding coding : code.getCoding()) {
            List<Score> meant = coding.getCode() == null || coding.getSystem() == null
                    ? List.of()
                    : scores.getOrDefault(coding.getSystem() + "|" + coding.getCode(), List.of());
            if (!meant.isEmpty()) {
                found.add(meant);
                ours |= coding.getSystem().equals(measures());
            }
        }
        // a coding of ours is the more precise one
        boolean precise = ours;
        return found.isEmpty() || !precise
                ? found
                : found.stream().filter(one -> one.size() == 1).toList();
    }
}
