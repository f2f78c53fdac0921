package io.duebell;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms keep to their walls: only API types are used across, and only along the arrows of each package-info. */
class ModulithTests {

    @Test
    void roomsLeanOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(Duebell.class).verify();
    }
}
