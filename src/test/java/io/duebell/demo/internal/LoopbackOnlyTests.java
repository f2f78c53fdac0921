package io.duebell.demo.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.demo.DemoRefusedException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class LoopbackOnlyTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.datasource.url | jdbc:mysql://db.example.org:3306/duebell
            spring.datasource.url | jdbc:mysql://127.0.0.1:3306,10.0.0.5:3306/duebell
            spring.datasource.url | jdbc:mysql://localhost.example.org/duebell
            duebell.loanbook.url | jdbc:mariadb://10.1.2.3/loanbook
            duebell.links[0].host | smsc.example.org
            DUEBELL_LINKS_1_HOST | 192.0.2.7
            server.address | 0.0.0.0
            spring.mail.host | mail.example.org
            duebell.alarm.webhook.url | https://hooks.example.org/127.0.0.1
            duebell.alarm.webhook.url | http://127.0.0.1@hooks.example.org/
            """)
    void a_setting_that_points_elsewhere_is_refused_by_its_name(String key, String value) {
        var environment = environment(key, value.strip());

        assertThatThrownBy(() -> LoopbackOnly.check(environment))
                .isInstanceOf(DemoRefusedException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.datasource.url | jdbc:mysql://127.0.0.1:3306/duebell
            duebell.loanbook.url | jdbc:mysql://localhost/loanbook?sslMode=DISABLED
            duebell.links[0].host | 127.0.0.1
            duebell.links[0].host | ::1
            spring.mail.host | localhost
            duebell.alarm.webhook.url | http://127.0.0.1:9000/alarms
            """)
    void what_stays_on_this_machine_is_let_through(String key, String value) {
        var environment = environment(key, value.strip());

        assertThatCode(() -> LoopbackOnly.check(environment)).doesNotThrowAnyException();
    }

    private static StandardEnvironment environment(String key, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(key, value)));
        return environment;
    }
}
