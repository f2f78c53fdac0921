/** The bank at which the credit union's collection account is: people remit in their own ways, and it tells so in statement files. */
@NamedInterface("bank")
@NullMarked
package io.duebell.simulator.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
