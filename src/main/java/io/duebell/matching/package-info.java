/**
 * Whose money a payment is: evidence for each borrower it may be, weighed against everybody else in the book, and what follows
 * (facts.md section 8, docs/remittances.md). It reads the loan book into an index of its own and knows no other database and no
 * statement file; what was learnt of payers is handed in.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "loanbook"})
@org.jspecify.annotations.NullMarked
package io.duebell.matching;
