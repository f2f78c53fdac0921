/** The steps of the routes of campaigns, in the order the routes name them. */
@NullMarked
package io.duebell.campaign.flow;

import org.jspecify.annotations.NullMarked;
