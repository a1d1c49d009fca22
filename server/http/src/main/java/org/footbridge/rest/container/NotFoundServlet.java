package org.footbridge.rest.container;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Failure;

/** Answers what a filter in front of it leaves unanswered: there is nothing at this URL. */
public final class NotFoundServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient FhirContext context;

    public NotFoundServlet(FhirContext context) {
        this.context = context;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Failure.of(new Problem(ProblemKind.NOT_FOUND, "There is nothing at this URL."))
                .send(response, context);
    }
}
