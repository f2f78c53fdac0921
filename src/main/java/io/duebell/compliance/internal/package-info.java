/** How the rules are asked and the ledger is kept. */
@NullMarked
package io.duebell.compliance.internal;

import org.jspecify.annotations.NullMarked;
