package io.duebell.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StampCheckTests {

    @Test
    void a_database_of_the_demo_is_not_opened_outside_it() {
        try (TestDatabase database = TestDatabase.migrated()) {
            StampCheck demo = new StampCheck(database.dataSource(), profile("demo"));
            demo.afterPropertiesSet();

            assertThatCode(demo::afterPropertiesSet).doesNotThrowAnyException();
            assertThatThrownBy(() -> new StampCheck(database.dataSource(), new MockEnvironment()).afterPropertiesSet())
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("is stamped DEMO and is not opened outside the demo");
        }
    }

    @Test
    void a_real_database_is_not_opened_by_the_demo() {
        try (TestDatabase database = TestDatabase.migrated()) {
            new StampCheck(database.dataSource(), new MockEnvironment()).afterPropertiesSet();

            assertThatThrownBy(() -> new StampCheck(database.dataSource(), profile("demo")).afterPropertiesSet())
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("is stamped REAL and the demo does not open it");
        }
    }

    private static MockEnvironment profile(String name) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(name);
        return environment;
    }
}
