package io.duebell;

import io.duebell.loanbook.LoanBookUnavailableException;
import java.io.PrintWriter;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.NestedExceptionUtils;

/** Runs a short job that reads the loan book and nothing else: no database of the gateway's own, no links, no routes. */
final class LoanBookJob {

    private LoanBookJob() {}

    static int run(PrintWriter out, String[] settings, Function<ConfigurableApplicationContext, Integer> job) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Views.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .run(settings)) {
            return job.apply(context);
        } catch (LoanBookUnavailableException e) {
            out.println("Nothing was done: the database of duebell.loanbook.url does not do its part ("
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage() + ").");
            return 1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "io.duebell.loanbook.internal",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(LoanBookConfiguration|ViewWholeBook)"))
    static class Views {}
}
