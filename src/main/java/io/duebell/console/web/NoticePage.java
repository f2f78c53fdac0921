package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.Stories;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One notice's story, and the holds on its borrower. */
@Controller
class NoticePage {

    private static final int LONGEST_REASON = 200;

    private final Stories stories;
    private final BusinessClock clock;

    NoticePage(Stories stories, BusinessClock clock) {
        this.stories = stories;
        this.clock = clock;
    }

    @GetMapping("/notices/{id}")
    String page(@AuthenticationPrincipal ConsoleUser me, @PathVariable String id, Model model) {
        model.addAttribute("story", stories.find(me.scope(), parse(id)).orElseThrow(NotFoundException::new));
        model.addAttribute("today", clock.today());
        return "notice";
    }

    @PostMapping("/notices/{id}/holds")
    String hold(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String id,
            @RequestParam String reason,
            @RequestParam @Nullable LocalDate lastDay,
            RedirectAttributes attributes) {
        boolean past = lastDay != null && lastDay.isBefore(clock.today());
        if (past || !isReason(reason)) {
            attributes.addFlashAttribute("said", past ? "said.past-day" : "said.reason-missing");
        } else if (stories.hold(me, parse(id), reason.strip(), lastDay)) {
            attributes.addFlashAttribute("said", "said.held");
        } else {
            throw new NotFoundException();
        }
        return "redirect:/notices/" + parse(id);
    }

    @PostMapping("/notices/{id}/holds/{hold}/lift")
    String lift(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String id,
            @PathVariable long hold,
            @RequestParam String reason,
            RedirectAttributes attributes) {
        if (!isReason(reason)) {
            attributes.addFlashAttribute("said", "said.reason-missing");
        } else if (stories.lift(me, parse(id), hold, reason.strip())) {
            attributes.addFlashAttribute("said", "said.lifted");
        } else {
            throw new NotFoundException();
        }
        return "redirect:/notices/" + parse(id);
    }

    private static boolean isReason(String reason) {
        return !reason.isBlank() && reason.strip().length() <= LONGEST_REASON;
    }

    private static NoticeId parse(String id) {
        try {
            return NoticeId.parse(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException();
        }
    }
}
