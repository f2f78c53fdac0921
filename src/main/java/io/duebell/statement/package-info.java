/**
 * Statement files as banks write them: CSV and XLSX of any layout and ISO 20022 camt.053 and camt.054, read as a stream, each line taken or not
 * taken with the reason (facts.md section 8). It knows no database.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "sheet"})
@org.jspecify.annotations.NullMarked
package io.duebell.statement;
