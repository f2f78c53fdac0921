/** What the console's demo buttons call. */
@NullMarked
package io.duebell.demo.web;

import org.jspecify.annotations.NullMarked;
