package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.InboxDesk;
import io.duebell.console.internal.PromiseDesk;
import io.duebell.inbox.Conversation;
import io.duebell.inbox.Promise.Source;
import io.duebell.inbox.Promise.State;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Promises to pay, and what became of them. */
@Controller
class PromisesPage {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_DAYS = 365;

    private final PromiseDesk desk;
    private final InboxDesk inbox;
    private final BusinessClock clock;

    PromisesPage(PromiseDesk desk, InboxDesk inbox, BusinessClock clock) {
        this.desk = desk;
        this.inbox = inbox;
        this.clock = clock;
    }

    @GetMapping("/inbox/promises")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam(defaultValue = "OPEN") State state,
            @RequestParam @Nullable Long after,
            Model model) {
        model.addAttribute("state", state);
        model.addAttribute("states", State.values());
        model.addAttribute("page", desk.page(me, state, after));
        model.addAttribute("counts", desk.count(me));
        model.addAttribute("today", clock.today());
        return "promises";
    }

    @PostMapping("/inbox/promises/{id}/cancel")
    String cancel(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable Long conversation,
            RedirectAttributes attributes) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            attributes.addFlashAttribute("said", "said.reason-missing");
        } else if (desk.cancel(me, id, reason.strip())) {
            attributes.addFlashAttribute("said", "said.promise-cancelled");
        } else {
            throw new NotFoundException();
        }
        return conversation == null ? "redirect:/inbox/promises" : "redirect:/inbox/" + conversation;
    }

    /** Made by hand, in a call or at the counter. */
    @PostMapping("/inbox/{id:[0-9]{1,18}}/promise")
    String make(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dueOn,
            @RequestParam(defaultValue = "CALL") Source source,
            RedirectAttributes attributes) {
        Conversation conversation =
                inbox.find(me, id).orElseThrow(NotFoundException::new).conversation();
        attributes.addFlashAttribute("said", made(me, conversation, amount.strip(), dueOn, source));
        return "redirect:/inbox/" + id;
    }

    /** The key of what is said about it. */
    private String made(
            ConsoleUser me, Conversation conversation, String typed, @Nullable LocalDate dueOn, Source source) {
        LocalDate today = clock.today();
        if (dueOn == null || dueOn.isBefore(today) || dueOn.isAfter(today.plusDays(LONGEST_DAYS))) {
            return "said.promise-day";
        }
        Optional<Money> amount = amount(typed);
        if (amount.isEmpty() && !typed.isEmpty()) {
            return "said.promise-amount";
        }
        return desk.make(me, conversation, amount.orElse(null), dueOn, source)
                ? "said.promise-made"
                : "said.promise-nobody";
    }

    private static Optional<Money> amount(String typed) {
        String plain = typed.replace(",", "");
        return plain.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")
                ? Optional.of(Money.ofYuan(new BigDecimal(plain))).filter(Money::isPositive)
                : Optional.empty();
    }
}
