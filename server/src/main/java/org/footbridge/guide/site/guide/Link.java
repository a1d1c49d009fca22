package org.footbridge.guide.site.guide;

/** Text, and where it leads; {@code href} is empty if nowhere. */
public record Link(String text, String href) {
    /** Text that leads nowhere. */
    public static Link to(String text) {
        return new Link(text, "");
    }

    /** The same target under another text. */
    public Link as(String other) {
        return new Link(other, href);
    }
}
