/** How a link keeps its bind, sends parts and takes what the carrier delivers. */
@NullMarked
package io.duebell.smpp.internal;

import org.jspecify.annotations.NullMarked;
