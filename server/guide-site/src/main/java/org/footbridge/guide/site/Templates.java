package org.footbridge.guide.site;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates on the class path, each compiled on first use. They escape their output. */
final class Templates {
    private static final String DIRECTORY = "templates/";

    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).withLoader(Templates::open);
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    String write(String name, Map<String, Object> model) {
        return compiled.computeIfAbsent(name, compiler::loadTemplate).execute(model);
    }

    private static Reader open(String name) {
        InputStream in = Templates.class.getResourceAsStream(DIRECTORY + name + ".mustache");
        if (in == null) {
            throw new IllegalArgumentException("There is no template " + name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** A file that is sent as it is. */
    static String file(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
