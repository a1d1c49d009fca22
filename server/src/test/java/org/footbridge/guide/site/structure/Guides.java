package org.footbridge.guide.site.structure;

import java.util.List;
import java.util.Optional;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.PackageFiles;
import org.footbridge.guide.site.guide.SearchCode;

/** The guide that comes with the server, without R4's own definitions, so that links to those are text. */
final class Guides {
    static final Guide OURS = new Guide(
            PackageFiles.of(List.of("footbridge.terminology", "footbridge.social-prescribing")),
            url -> Optional.empty(),
            type -> List.of(new SearchCode("identifier", "token", type + ".identifier", "http://example.org/id")));

    private Guides() {}
}
