package io.duebell.dispatch.internal;

import io.duebell.carrier.OutboundPart;
import java.util.List;

/** A notice whose SENDING is committed, with the parts that have to leave, on the link they leave by. */
public record Sending(NoticeRow notice, Lane lane, List<OutboundPart> parts) {}
