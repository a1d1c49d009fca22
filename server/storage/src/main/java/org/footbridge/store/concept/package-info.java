/** Concepts of code systems that are loaded into tables. */
@NullMarked
package org.footbridge.store.concept;

import org.jspecify.annotations.NullMarked;
