/** The operations on the directory: services that suit a person, their assurance, and duplicates. */
@NullMarked
package org.footbridge.rest.directory;

import org.jspecify.annotations.NullMarked;
