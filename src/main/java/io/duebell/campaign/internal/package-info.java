/** Campaigns as they are kept. */
@NullMarked
package io.duebell.campaign.internal;

import org.jspecify.annotations.NullMarked;
