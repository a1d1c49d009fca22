package org.footbridge.authentication;

/**
 * The claims of a token that no standard names, each as a path with dots, such as {@code realm_access.roles}.
 *
 * @param organisations references such as {@code Organization/1}
 * @param purposes of use, as codes
 */
public record ClaimNames(String roles, String organisations, String purposes) {}
