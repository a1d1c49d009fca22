package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.footbridge.directory.assurance.StaleServicesJob;
import org.footbridge.directory.openreferral.feed.FeedImport;
import org.footbridge.directory.openreferral.feed.ScheduledImport;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobKind;
import org.footbridge.jobs.JobLimits;
import org.footbridge.jobs.JobRunner;
import org.footbridge.jobs.Jobs;
import org.footbridge.referral.overdue.OverdueJob;
import org.footbridge.rest.async.AsyncInteractions;
import org.footbridge.rest.async.JobServlet;
import org.footbridge.rest.async.RequestJob;
import org.footbridge.rest.audit.AuditGate;
import org.footbridge.rest.audit.AuditedServlet;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.store.Store;
import org.footbridge.store.definition.ReindexStore;
import org.footbridge.subscription.DeliveryHandler;
import org.footbridge.subscription.DeliveryJobs;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs: their kinds, their runner, and the servlet that shows their status. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {
    @Bean
    AsyncInteractions asyncInteractions(OperationRegistry operations) {
        return new AsyncInteractions(operations);
    }

    /** The servlet runs the jobs of each kind. */
    @Bean
    JobRunner jobRunner(
            ServerSettings settings,
            Store store,
            FhirContext context,
            AsyncInteractions interactions,
            AuditGate gate,
            IndexWiring index,
            Housekeeping housekeeping,
            DeliveryHandler delivery,
            OverdueJob overdue,
            FeedImport feeds,
            StaleServicesJob stale,
            ServletRegistrationBean<FhirServlet> fhirServlet) {
        JobHandler requests =
                new RequestJob(new AuditedServlet(gate, Objects.requireNonNull(fhirServlet.getServlet())));
        List<JobKind> kinds = new ArrayList<>(List.of(
                JobKind.ofServer(ReindexStore.KIND, index.reindexing()),
                JobKind.parallel(DeliveryJobs.KIND, settings.subscriptions().threads(), delivery),
                JobKind.repeated(Housekeeping.KIND, Housekeeping.PERIOD, housekeeping),
                JobKind.repeated(OverdueJob.KIND, settings.referral().overduePeriod(), overdue),
                JobKind.repeated(StaleServicesJob.KIND, settings.directory().reminderPeriod(), stale)));
        if (!settings.openReferral().importPeriod().isZero()) {
            kinds.add(JobKind.repeated(
                    ScheduledImport.KIND, settings.openReferral().importPeriod(), new ScheduledImport(feeds)));
        }
        interactions.kinds().forEach(kind -> kinds.add(JobKind.requested(kind, requests)));
        return new JobRunner(
                store.jobs(),
                store.outage(),
                kinds,
                failure -> RequestJob.failed(failure, context),
                JobLimits.ofServer(settings.jobs().threads()));
    }

    @Bean
    Housekeeping housekeeping(ServerSettings settings, Store store, DeliveryHandler delivery) {
        return new Housekeeping(
                store,
                settings.idempotency().lifetime(),
                settings.jobs().lifetime(),
                settings.subscriptions().eventsLifetime(),
                delivery);
    }

    @Bean
    BackgroundLifecycle jobLifecycle(JobRunner runner, Store store, Housekeeping housekeeping) {
        return new BackgroundLifecycle(
                () -> {
                    runner.start(store.notifications());
                    housekeeping.start();
                },
                runner::close);
    }

    @Bean
    Jobs jobs(Store store, JobRunner runner) {
        return new Jobs(store.jobs(), runner::wake);
    }

    @Bean
    ServletRegistrationBean<JobServlet> jobServlet(ServerSettings settings, Jobs jobs, FhirContext context) {
        JobServlet servlet = new JobServlet(jobs, context, settings.jobs().lifetime());
        return new ServletRegistrationBean<>(servlet, ServerConfiguration.PATH + JobServlet.PATH + "/*");
    }
}
