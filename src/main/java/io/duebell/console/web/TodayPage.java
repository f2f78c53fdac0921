package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.InboxDesk;
import io.duebell.console.internal.Releases;
import io.duebell.console.internal.RemittanceDesk;
import io.duebell.console.internal.Scope;
import io.duebell.console.internal.Today;
import io.duebell.remittance.Remittance.State;
import io.duebell.shared.BusinessCalendar;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The day as far as it has come. */
@Controller
class TodayPage {

    private final Today today;
    private final Releases releases;
    private final InboxDesk inbox;
    private final RemittanceDesk remittances;
    private final BusinessCalendar calendar;
    private final BusinessClock clock;

    TodayPage(
            Today today,
            Releases releases,
            InboxDesk inbox,
            RemittanceDesk remittances,
            BusinessCalendar calendar,
            BusinessClock clock) {
        this.today = today;
        this.releases = releases;
        this.inbox = inbox;
        this.remittances = remittances;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping("/")
    String page(@AuthenticationPrincipal ConsoleUser me, Model model) {
        addProgress(me, model);
        model.addAttribute("chart", today.chart(me.scope()));
        model.addAttribute("replies", inbox.count(me));
        return "today";
    }

    @GetMapping("/today/progress")
    String progress(@AuthenticationPrincipal ConsoleUser me, Model model) {
        addProgress(me, model);
        return "today :: progress";
    }

    @GetMapping("/today/replies")
    String replies(@AuthenticationPrincipal ConsoleUser me, Model model) {
        model.addAttribute("replies", inbox.count(me));
        return "today :: replies";
    }

    @GetMapping("/today/chart")
    String chart(@AuthenticationPrincipal ConsoleUser me, Model model) {
        model.addAttribute("chart", today.chart(me.scope()));
        return "today :: chart";
    }

    @PostMapping("/planning/{date}/release")
    String release(
            @AuthenticationPrincipal ConsoleUser me, @PathVariable LocalDate date, RedirectAttributes attributes) {
        boolean released = releases.release(me, date);
        attributes.addFlashAttribute("said", released ? "said.released" : "said.nothing-to-release");
        return "redirect:/";
    }

    private void addProgress(ConsoleUser me, Model model) {
        Scope scope = me.scope();
        model.addAttribute("day", today.progress(scope));
        model.addAttribute("book", today.book());
        model.addAttribute("waiting", remittances.count(me).get(State.REVIEW));
        model.addAttribute("everything", scope.isEverything());
        model.addAttribute(
                "missingYears",
                calendar.missing(clock.today()).stream().map(String::valueOf).toList());
    }
}
