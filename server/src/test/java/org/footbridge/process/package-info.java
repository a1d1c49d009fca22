/**
 * Servers as processes of their own: started as a user would, killed, and started again.
 *
 * <p>{@code ServerProcessIT} is longer than 300 lines: whatever ends a server, the same must hold of its one directory
 * afterwards, and a third of the class are the helpers that say so.
 */
package org.footbridge.process;
