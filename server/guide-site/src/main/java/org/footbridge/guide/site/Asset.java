package org.footbridge.guide.site;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The static files of the pages. Their links contain a checksum, so that browsers can cache them and still get new versions.
 */
public enum Asset {
    STYLE("style.css", "text/css"),
    FILTER("filter.js", "text/javascript");

    private final String file;
    private final String mediaType;
    private final String text;

    Asset(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
        this.text = Templates.file(file);
    }

    public static Optional<Asset> find(String file) {
        return Arrays.stream(values()).filter(asset -> asset.file.equals(file)).findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    public String text() {
        return text;
    }

    String href() {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return "/ig/" + file + "?" + Long.toHexString(checksum.getValue());
    }
}
