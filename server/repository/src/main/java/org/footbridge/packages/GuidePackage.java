package org.footbridge.packages;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.transaction.content.Content;

/**
 * A FHIR package whose parts have been read.
 *
 * @param digest of the archive that it came in
 * @param definitions what is installed of it
 * @param left how many of its resources are not, by type
 */
record GuidePackage(Manifest manifest, String digest, List<Definition> definitions, Map<String, Integer> left) {

    /** The content of {@code package.json}; {@code dependencies} are versions of the packages that it builds upon, by name. */
    record Manifest(String name, String version, Map<String, String> dependencies) {
        /** Name and version as packages are spoken of: {@code hl7.fhir.us.core#6.1.0}. */
        String label() {
            return name + "#" + version;
        }
    }

    /** A definition in it. */
    record Definition(String file, String url, String version, Content content) {
        String type() {
            return content.json().type();
        }

        /** The name of the package in messages. */
        String label() {
            return type() + " '" + url + "'";
        }
    }

    GuidePackage {
        definitions = List.copyOf(definitions);
        left = new TreeMap<>(left);
    }
}
