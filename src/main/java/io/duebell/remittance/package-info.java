/**
 * Money that comes in: statements taken in with each line accounted for, credited or handed to a person, and told to the loan
 * system. Others hear of it by events.
 */
@ApplicationModule(allowedDependencies = {"shared", "alarm", "compliance", "loanbook", "matching", "statement"})
@NullMarked
package io.duebell.remittance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
