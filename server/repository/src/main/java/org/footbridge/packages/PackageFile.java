package org.footbridge.packages;

/** A file of a package: its name in the archive, and its text in UTF-8. */
record PackageFile(String name, byte[] text) {}
