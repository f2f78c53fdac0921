/** A carrier's SMSC over real SMPP with handsets that can be looked at; knows the wire only. */
@NamedInterface("carrier")
@NullMarked
package io.duebell.simulator.carrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
