package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.footbridge.access.AccessControl;
import org.footbridge.address.ServerBase;
import org.footbridge.concurrency.AdaptiveConcurrencyLimit;
import org.footbridge.database.DatabaseLogin;
import org.footbridge.database.EmbeddedDatabase;
import org.footbridge.packages.Installer;
import org.footbridge.rest.container.RefusedByContainer;
import org.footbridge.rest.metadata.CapabilitySettings;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.request.StrictContext;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.store.Store;
import org.footbridge.subscription.SubscriptionParticipant;
import org.footbridge.terminology.Terminology;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.WriteRules;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Every object of the server, made by hand; nothing is scanned for. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
@Import({
    ActuatorConfiguration.class,
    AuditConfiguration.class,
    AuthenticationConfiguration.class,
    CrossOriginConfiguration.class,
    FeedConfiguration.class,
    EmbeddedAuthorizationConfiguration.class,
    RateLimitConfiguration.class,
    FilterConfiguration.class,
    GuideConfiguration.class,
    HostConfiguration.class,
    InstallConfiguration.class,
    OpenReferralConfiguration.class,
    OperationConfiguration.class,
    ReferralConfiguration.class,
    OutcomeReportConfiguration.class,
    DirectoryConfiguration.class,
    QuestionnaireConfiguration.class,
    JobConfiguration.class,
    SecurityConfiguration.class,
    SubscriptionConfiguration.class,
    TerminologyConfiguration.class,
    ValidationConfiguration.class
})
@ImportAutoConfiguration({
    LifecycleAutoConfiguration.class,
    SslAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    LiquibaseAutoConfiguration.class
})
public class ServerConfiguration {
    static final String PATH = "/fhir";

    ServerConfiguration(
            ServerProperties server, TomcatServerProperties tomcat, Environment environment, ServerSettings settings) {
        PlatformSettings.require(
                server,
                tomcat,
                environment.getProperty("spring.datasource.url", ""),
                settings.security(),
                Optional.ofNullable(settings.baseUrl()));
    }

    /** {@code meanwhile} is begun before, as starting PostgreSQL is waiting. */
    @Bean
    @Conditional(NoDatabaseGiven.class)
    EmbeddedDatabase embeddedDatabase(ServerSettings settings, ValidatorPreload meanwhile) {
        return EmbeddedDatabase.start(settings.dataDir());
    }

    @Bean
    @Conditional(NoDatabaseGiven.class)
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
        return new EmbeddedConnection(database.login());
    }

    /** Whether the operator named no database of their own. */
    static final class NoDatabaseGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("spring.datasource.url", "")
                    .isBlank();
        }
    }

    record EmbeddedConnection(DatabaseLogin login) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return login.user();
        }

        @Override
        public String getPassword() {
            return login.password();
        }

        @Override
        public String getJdbcUrl() {
            return login.url();
        }
    }

    @Bean
    static FhirContext fhirContext() {
        FhirContext context = new StrictContext();
        context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
        return context;
    }

    @Bean
    static SearchParameterRegistry searchParameters(ConformancePackages packages) {
        List<JsonNode> ours = packages.json("SearchParameter");
        return new SearchParameterRegistry(new SearchParameters(ours));
    }

    /** After Liquibase: the store reads tables that a change may have made. */
    @Bean
    @DependsOn({"headStart", "liquibase"})
    Store store(DataSource source, ServerSettings settings) {
        try {
            return Store.open(
                    source, settings.search().rowsMax(), settings.search().includeMax());
        } catch (LinkageError noNativeCode) {
            throw new SettingException("The code that packs resources cannot be loaded from java.io.tmpdir '"
                    + System.getProperty("java.io.tmpdir")
                    + "'. Start Java with -Djava.io.tmpdir= and a directory that programs may be loaded from.");
        }
    }

    @Bean
    SearchBasis searchBasis(ServerSettings settings, Store store, Terminology terminology, ServerProperties server) {
        return new SearchBasis(
                store.keys(),
                base(settings, server),
                InstantSource.system(),
                settings.search().fullText(),
                settings.search().zoneId(),
                terminology);
    }

    /** The base of relative references. */
    static String base(ServerSettings settings, ServerProperties server) {
        return settings.baseUrl() == null ? "http://localhost:" + server.getPort() + PATH : settings.baseUrl();
    }

    @Bean
    IndexWiring indexParts(
            ServerSettings settings,
            FhirContext context,
            Store store,
            SearchParameterRegistry parameters,
            SearchBasis basis,
            ResourceValidator validator) {
        return new IndexWiring(settings, context, store, parameters, basis, validator);
    }

    @Bean
    ContentReader contentReader(FhirContext context) {
        return new ContentReader(context);
    }

    @Bean
    Interactions interactions(
            ServerSettings settings,
            FhirContext context,
            ContentReader reader,
            Store store,
            ResourceValidator validator,
            SearchParameterRegistry parameters,
            AccessControl control,
            IndexWiring index,
            SubscriptionParticipant subscriptions,
            ConformancePackages packages,
            Installer installed) {
        RequiredProfiles.requireKnown(settings.profiles().required(), parameters.builtIn(), validator);
        WriteRules rules =
                new WriteRules(settings.validation().mode(), settings.profiles().required(), validator);
        return new InteractionWiring(
                        context,
                        settings,
                        store,
                        reader,
                        validator.compiled().paths(),
                        ReferralConfiguration.canonical(packages))
                .interactions(control, index, rules, subscriptions);
    }

    @Bean
    ServletRegistrationBean<FhirServlet> fhirServlet(FhirContext context, FhirServlet.Parts parts, SearchBasis basis) {
        ServerBase usual = new ServerBase(basis.serverBase());
        ServletRegistrationBean<FhirServlet> bean =
                new ServletRegistrationBean<>(new FhirServlet(context, parts, usual), PATH + "/*");
        bean.setLoadOnStartup(1);
        return bean;
    }

    @Bean
    FhirServlet.Parts servletParts(
            Interactions interactions,
            ContentReader reader,
            SearchParameterRegistry parameters,
            CapabilitySettings capabilities,
            KnownDefinitions definitions,
            OperationRegistry operations,
            AccessControl access,
            TerminologyWiring terminology) {
        return new FhirServlet.Parts(
                interactions, reader, parameters, capabilities, definitions, operations, access, terminology);
    }

    /** The last of the host's valves is asked first, before Tomcat's own can answer in HTML. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals(FhirContext context) {
        return factory -> factory.addContextCustomizers(
                web -> web.getParent().getPipeline().addValve(new RefusedByContainer(context)));
    }

    @Bean
    AdaptiveConcurrencyLimit requestThreads(TomcatServerProperties tomcat) {
        return AdaptiveConcurrencyLimit.start(tomcat.getThreads().getMax());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> threads(AdaptiveConcurrencyLimit threads) {
        return factory -> factory.addProtocolHandlerCustomizers(protocol -> protocol.setExecutor(threads));
    }
}
