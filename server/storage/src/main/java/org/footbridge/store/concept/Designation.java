package org.footbridge.store.concept;

/**
 * Another name of a concept. What is not said is empty.
 *
 * @param language a BCP 47 tag such as {@code en-GB}
 * @param useSystem code system of {@code use}
 * @param use what kind of name it is, such as 900000000000013009 (synonym) of SNOMED CT
 */
public record Designation(String language, String useSystem, String use, String value) {}
