package org.footbridge.guide.site.guide;

/** A search parameter by the code that a query uses; {@code kind} is R4's type of search parameters. */
public record SearchCode(String code, String kind, String expression, String url) {}
