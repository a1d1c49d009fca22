package org.footbridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;

/**
 * Opens every jar of the class path, so that a build that replaces the files of a running server takes no class from it.
 *
 * <p>Java opens a jar when it first looks for a class in it, and a second time for its first resource: a library that only
 * some requests use would not be found once its file is gone. An open file stays readable.
 */
final class OpenJars {
    private OpenJars() {}

    /** Opens them for classes by asking all for their manifest, and for resources by reading it. */
    static void open() throws IOException {
        ClassLoader loader = OpenJars.class.getClassLoader();
        for (URL manifest : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream stream = manifest.openStream()) {
                stream.read();
            }
        }
    }
}
