/** Endpoints and deliveries as they are kept. */
@NullMarked
package io.duebell.webhook.internal;

import org.jspecify.annotations.NullMarked;
