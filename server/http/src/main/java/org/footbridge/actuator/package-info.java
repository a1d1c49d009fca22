/**
 * Monitoring endpoints for operators over HTTP: health, version, meters, and the compilation state of profiles. Paths and
 * responses are those of Spring Boot's Actuator, whose own web endpoints would require Spring MVC or Jersey. Micrometer is
 * used only here and in the configuration, and is loaded on the first request. The endpoints change nothing and expose no
 * value of a resource.
 *
 * @see <a href="https://docs.spring.io/spring-boot/api/rest/actuator/index.html">Spring Boot's Actuator API</a>
 */
@NullMarked
package org.footbridge.actuator;

import org.jspecify.annotations.NullMarked;
