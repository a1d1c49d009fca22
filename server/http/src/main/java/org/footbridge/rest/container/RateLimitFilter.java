package org.footbridge.rest.container;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;

/** Counts the requests of each caller, after authentication; requests for tokens by a limit of their own. */
public final class RateLimitFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RateLimits limits;
    private final Set<String> signIns;

    /** @param signIns paths of servlets whose clients send passwords and other credentials by POST */
    public RateLimitFilter(RateLimits limits, Set<String> signIns) {
        this.limits = limits;
        this.signIns = Set.copyOf(signIns);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean signsIn = request.getMethod().equals("POST") && signIns.contains(request.getServletPath());
        Throttle throttle = signsIn ? limits.signIns() : limits.requests();
        if (!throttle.refuses(request, response)) {
            chain.doFilter(request, response);
        }
    }
}
