package io.duebell.console.web;

import io.duebell.alarm.Alarms;
import io.duebell.compliance.Rehearsal;
import io.duebell.compliance.SendingSwitch;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.InDoubtMapper;
import io.duebell.console.internal.InboxDesk;
import io.duebell.shared.BusinessClock;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts {@code frame} and {@code me} (null before the login) into the model of every page, other rooms' pages too. */
@ControllerAdvice
class FrameAdvice {

    private final SendingSwitch sending;
    private final Rehearsal rehearsal;
    private final InDoubtMapper doubts;
    private final InboxDesk inbox;
    private final Alarms alarms;
    private final BusinessClock clock;
    private final boolean demo;

    FrameAdvice(
            SendingSwitch sending,
            Rehearsal rehearsal,
            InDoubtMapper doubts,
            InboxDesk inbox,
            Alarms alarms,
            BusinessClock clock,
            Environment environment) {
        this.sending = sending;
        this.rehearsal = rehearsal;
        this.doubts = doubts;
        this.inbox = inbox;
        this.alarms = alarms;
        this.clock = clock;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Frame(
                sending,
                rehearsal,
                doubts,
                inbox,
                alarms,
                clock,
                demo,
                failed instanceof String path ? path : request.getRequestURI());
    }

    @ModelAttribute("me")
    @Nullable
    ConsoleUser me(@AuthenticationPrincipal @Nullable ConsoleUser user) {
        return user;
    }
}
