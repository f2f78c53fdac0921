package io.duebell.notice.internal;

import com.samskivert.mustache.Template;
import io.duebell.notice.NoticeTemplate;

/** A template version, ready to be filled in; safe for several threads. */
public record CompiledTemplate(NoticeTemplate version, Template body) {}
