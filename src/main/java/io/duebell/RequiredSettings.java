package io.duebell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Stops the start of a server that has not been told where its database, its loan book and its carrier are. */
class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put("spring.datasource.url", "the gateway's own database, jdbc:mysql://host:3306/duebell");
        REQUIRED.put("spring.datasource.username", "its user");
        REQUIRED.put(
                "duebell.loanbook.url",
                "the loan system's database with the six views, jdbc:mysql://host:3306/loanbook");
        REQUIRED.put("duebell.loanbook.username", "a user that may SELECT the views and nothing else");
        REQUIRED.put("duebell.links[0].id", "at least one carrier link, with host, port, system-id, password and rate");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        List<String> missing = REQUIRED.entrySet().stream()
                .filter(setting -> !StringUtils.hasText(environment.getProperty(setting.getKey())))
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingSettingsException(missing);
        }
    }

    /** After the demo has set what it sets. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
