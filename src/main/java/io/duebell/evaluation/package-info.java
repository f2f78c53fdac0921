/** How well remittances are matched: the statements of a folder judged against a loan book, and counted against the truth. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "loanbook", "statement", "matching"})
@org.jspecify.annotations.NullMarked
package io.duebell.evaluation;
