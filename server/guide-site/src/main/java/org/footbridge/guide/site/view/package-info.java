/**
 * View models of the artefacts by type: they convert an artefact's JSON to records that a template renders. The package is
 * pure.
 */
@NullMarked
package org.footbridge.guide.site.view;

import org.jspecify.annotations.NullMarked;
