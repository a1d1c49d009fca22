package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.footbridge.guide.site.Pages;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.PackageFiles;
import org.footbridge.guide.site.guide.SearchCode;
import org.footbridge.rest.guide.GuideServlet;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** The pages of the implementation guide, put together when the first is asked for. */
@Configuration(proxyBeanMethods = false)
class GuideConfiguration {
    /** The part of our canonical URLs after the host. */
    private static final List<String> CANONICAL_PATHS = List.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "SearchParameter",
            "OperationDefinition",
            "CapabilityStatement",
            "Questionnaire",
            "ImplementationGuide",
            "NamingSystem",
            "Id");

    @Bean
    ServletRegistrationBean<GuideServlet> guideServlet(
            FhirContext context,
            KnownDefinitions definitions,
            TerminologyWiring terminology,
            SearchParameterRegistry parameters) {
        ServerDefinitions others = new ServerDefinitions(context, definitions, terminology.valueSets());
        Supplier<Pages> pages = SingletonSupplier.of(() -> new Pages(guide(others, parameters)));
        List<String> paths = new ArrayList<>(List.of("", "/ig/*"));
        CANONICAL_PATHS.forEach(path -> paths.add("/" + path + "/*"));
        return new ServletRegistrationBean<>(new GuideServlet(pages, context), paths.toArray(String[]::new));
    }

    private static Guide guide(ServerDefinitions others, SearchParameterRegistry parameters) {
        return new Guide(
                PackageFiles.of(ConformancePackages.NAMES), others, type -> searchCodes(type, parameters.builtIn()));
    }

    private static List<SearchCode> searchCodes(String type, SearchParameters parameters) {
        return parameters.of(type).stream()
                .map(parameter -> new SearchCode(
                        parameter.code(),
                        parameter.kind().code(),
                        parameter.source().expression(),
                        parameter.source().url()))
                .sorted(Comparator.comparing(SearchCode::code))
                .toList();
    }
}
