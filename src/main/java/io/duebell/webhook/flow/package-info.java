/** The steps of the routes of webhooks. */
@NullMarked
package io.duebell.webhook.flow;

import org.jspecify.annotations.NullMarked;
