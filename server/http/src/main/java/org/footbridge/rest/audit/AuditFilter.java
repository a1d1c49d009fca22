package org.footbridge.rest.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The filter that leads every request of clients through the {@link AuditGate}, also those that later filters refuse. */
public final class AuditFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient AuditGate gate;

    public AuditFilter(AuditGate gate) {
        this.gate = gate;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        gate.pass(request, response, chain::doFilter);
    }
}
