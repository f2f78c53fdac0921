/** Tokens, keys of requests, and what the API reads. */
@NullMarked
package io.duebell.api.internal;

import org.jspecify.annotations.NullMarked;
