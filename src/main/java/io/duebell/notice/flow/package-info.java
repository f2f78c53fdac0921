/**
 * The steps of the routes {@code notice-nightly}, {@code notice-plan} and {@code notice-dry-run}, in the order the routes name
 * them. Other rooms send what they want told through the same steps: phone, text, verdict.
 */
@NamedInterface("flow")
@NullMarked
package io.duebell.notice.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
