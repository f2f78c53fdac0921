/**
 * What a borrower's text says: its intents, a day, an amount, loan tails and telephone numbers, each with a confidence
 * and its reasons. It knows no database and no other room; the words, spellings, days and sayings it goes by are data
 * beside it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "shared")
@org.jspecify.annotations.NullMarked
package io.duebell.reading;
