/**
 * The people, referrals and outcomes that are loaded and asked for. All of it follows from a seed, so that every answer
 * can be checked without asking the server twice; two seeds share nothing that a search could find. The resources are
 * valid against the profiles of this project, and nobody in them exists.
 *
 * <p>Some people are <em>writers</em>: what a measurement creates and changes belongs to them, and no search asks for
 * them, so that writing never changes what a search must find.
 */
@NullMarked
package org.footbridge.bench.data;

import org.jspecify.annotations.NullMarked;
