/** The demo credit union: engine, loan book, carrier and clock put together for a newcomer. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "engine",
            "simulator",
            "simulator :: bank",
            "simulator :: borrowers",
            "simulator :: loansystem",
            "simulator :: carrier"
        })
@NullMarked
package io.duebell.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
