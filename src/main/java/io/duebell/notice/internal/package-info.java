/** How the notice room reads its templates, words its texts, keeps its runs and its repair list. */
@NullMarked
package io.duebell.notice.internal;

import org.jspecify.annotations.NullMarked;
