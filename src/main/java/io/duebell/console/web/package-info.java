/** The pages' handlers, the login, and what every page shows around its content. */
@NullMarked
package io.duebell.console.web;

import org.jspecify.annotations.NullMarked;
