/** The PostgreSQL that comes with the server, for those who have none: started, stopped and recovered with it. */
@NullMarked
package org.footbridge.database;

import org.jspecify.annotations.NullMarked;
