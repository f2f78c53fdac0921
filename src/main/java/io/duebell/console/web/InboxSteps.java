package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.InboxDesk;
import io.duebell.console.internal.InboxDesk.Snooze;
import io.duebell.inbox.Conversations.Filter;
import io.duebell.inbox.Conversations.Outcome;
import io.duebell.reading.Intent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does with a conversation; every step leads back to its page. */
@Controller
@RequestMapping("/inbox/{id:[0-9]{1,18}}")
class InboxSteps {

    private static final int LONGEST_ANSWER = 1000;

    private final InboxDesk desk;

    InboxSteps(InboxDesk desk) {
        this.desk = desk;
    }

    /** Seen: the page says so by itself where scripts run, else the person. */
    @PostMapping("/look")
    Object look(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "ALL") Filter filter,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            RedirectAttributes attributes) {
        Outcome outcome = desk.look(me, id);
        return htmx == null
                ? said(outcome, id, filter, attributes)
                : ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    @PostMapping("/assign")
    String assign(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        return said(desk.assign(me, id, version, to.isBlank() ? null : to), id, filter, attributes);
    }

    @PostMapping("/snooze")
    String snooze(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam Snooze snooze,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        return said(desk.snooze(me, id, version, snooze), id, filter, attributes);
    }

    @PostMapping("/done")
    String done(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        return said(desk.done(me, id, version), id, filter, attributes);
    }

    @PostMapping("/reopen")
    String reopen(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        return said(desk.reopen(me, id, version), id, filter, attributes);
    }

    @PostMapping("/whose")
    String whose(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String borrower,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        return said(desk.belongsTo(me, id, version, borrower), id, filter, attributes);
    }

    @PostMapping("/entries/{entry}/settle")
    String settle(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @PathVariable long entry,
            @RequestParam(defaultValue = "") List<Intent> intents,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        return said(desk.settle(me, entry, intents), id, filter, attributes);
    }

    @PostMapping("/reveal")
    String reveal(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        if (!desk.reveal(me, id)) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("whole", true);
        return back(id, filter);
    }

    /** What speaks against an answer; nothing is sent. */
    @PostMapping("/check")
    String check(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "ALL") Filter filter,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes attributes) {
        var opened = desk.find(me, id).orElseThrow(NotFoundException::new);
        String answer = cut(text);
        var checked = answer.isBlank() ? null : desk.check(me, id, answer);
        if (htmx == null) {
            attributes.addFlashAttribute("draft", answer);
            attributes.addFlashAttribute("checked", checked);
            return back(id, filter) + "#answer";
        }
        model.addAttribute("opened", opened);
        model.addAttribute("checked", checked);
        return "inbox-thread :: checked";
    }

    @PostMapping("/answer")
    String answer(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String key,
            @RequestParam(defaultValue = "ALL") Filter filter,
            RedirectAttributes attributes) {
        String answer = cut(text);
        Outcome outcome = desk.answer(me, id, version, answer, key);
        if (outcome instanceof Outcome.Refused refused && !refused.code().equals("sent-already")) {
            // What was typed is not lost.
            attributes.addFlashAttribute("draft", answer);
        }
        return said(outcome, id, filter, attributes);
    }

    private static String said(Outcome outcome, long id, Filter filter, RedirectAttributes attributes) {
        if (outcome instanceof Outcome.Done done) {
            attributes.addFlashAttribute("said", done.notice() == null ? "said.done" : "said.reply-sent");
            return back(done.id(), filter);
        }
        Outcome.Refused refused = (Outcome.Refused) outcome;
        if (refused.code().equals("gone")) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("refused", refused);
        return back(id, filter);
    }

    private static String back(long id, Filter filter) {
        return "redirect:/inbox/" + id + (filter == Filter.ALL ? "" : "?filter=" + filter);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) : text;
    }
}
