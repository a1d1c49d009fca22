package org.footbridge.search;

/**
 * What to add to matches, as the database understands it.
 *
 * @param reverse whether it is about resources that refer to the matches
 * @param iterate whether to look also at what was added
 * @param source the type that has the references; empty for any
 * @param parameters the keys of the references; empty for any, but never if {@code reverse}
 * @param target the type that is referred to; empty for any
 */
public record IncludeQuery(boolean reverse, boolean iterate, String source, long[] parameters, String target) {}
