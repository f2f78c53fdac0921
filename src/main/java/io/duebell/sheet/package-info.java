/** The rows of spreadsheets (XLSX), read as a stream from whoever may send one; it knows no room. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.duebell.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
