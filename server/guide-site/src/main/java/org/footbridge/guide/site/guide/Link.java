package org.footbridge.guide.site.guide;

/** A text and the target of its link; {@code href} is empty if there is none. */
public record Link(String text, String href) {
    /** Text that leads nowhere. */
    public static Link to(String text) {
        return new Link(text, "");
    }

    /** Returns a link to the same target with another text. */
    public Link as(String other) {
        return new Link(other, href);
    }
}
