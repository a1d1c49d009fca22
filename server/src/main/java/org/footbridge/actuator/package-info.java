/**
 * What an operator may look at over HTTP while the server runs: health, version, meters, and which profiles are compiled. The
 * paths and answers are those of Spring Boot's Actuator, whose own web endpoints would bring Spring MVC or Jersey along.
 * Micrometer is known here and where the parts are put together, and is not loaded before somebody asks; nothing here changes
 * anything, and no value of a resource goes out.
 *
 * @see <a href="https://docs.spring.io/spring-boot/api/rest/actuator/index.html">Spring Boot's Actuator API</a>
 */
@NullMarked
package org.footbridge.actuator;

import org.jspecify.annotations.NullMarked;
