package org.footbridge.rest.audit;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves the requests of jobs, which pass no filters, behind the {@link AuditGate}. */
public final class AuditedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient AuditGate gate;
    private final transient Servlet servlet;

    public AuditedServlet(AuditGate gate, Servlet servlet) {
        this.gate = gate;
        this.servlet = servlet;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        gate.pass(request, response, servlet::service);
    }
}
