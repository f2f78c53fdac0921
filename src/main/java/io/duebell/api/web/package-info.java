/** What is served below {@code /api/v1}, and who may ask for it. */
@NullMarked
package io.duebell.api.web;

import org.jspecify.annotations.NullMarked;
