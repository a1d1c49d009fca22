package org.footbridge.rest.request;

import java.util.Set;
import org.footbridge.web.MediaType;

/** The media types of the body of {@code $install}: a FHIR package as a gzipped tar archive, which is neither JSON nor XML. */
public final class PackageMediaTypes {
    /** The name of the operation as HAPI has it. */
    public static final String OPERATION = "$install";

    private static final Set<String> ARCHIVES = Set.of(
            "application/gzip",
            "application/x-gzip",
            "application/tar+gzip",
            "application/x-tar",
            "application/x-compressed-tar",
            "application/octet-stream");

    private PackageMediaTypes() {}

    /** Whether a body of this media type is an archive and no resource. */
    static boolean isArchive(String contentType) {
        return ARCHIVES.contains(MediaType.parse(contentType).name());
    }
}
