package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.LookAhead;
import io.duebell.notice.DryRuns.Answer;
import io.duebell.notice.DryRuns.Question;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What tonight, or any day, would bring, by any version of the rules and any ladder, without sending anything. */
@Controller
class DryRunPage {

    private final LookAhead look;

    DryRunPage(LookAhead look) {
        this.look = look;
    }

    @GetMapping("/dry-run")
    String page(Model model) {
        return form(new Question(look.nextDay(), look.inForce(), null, null), null, model);
    }

    private String form(Question question, @Nullable String problem, Model model) {
        model.addAttribute("asked", question);
        model.addAttribute("problem", problem);
        model.addAttribute("editions", look.editions());
        model.addAttribute("ladder", question.ladder() == null ? look.ladder() : question.ladder());
        model.addAttribute("latest", look.latest());
        return "dry-run";
    }

    @PostMapping("/dry-run")
    String ask(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam String edition,
            @RequestParam(defaultValue = "") String beside,
            @RequestParam(defaultValue = "") String ladder,
            Model model) {
        // Untouched, it is the configured one: then what is configured tomorrow counts as well.
        String own = ladder.replace("\r\n", "\n").strip();
        boolean configured = own.isEmpty() || own.equals(look.ladder().strip());
        Question question = new Question(
                day, edition, beside.isBlank() || beside.equals(edition) ? null : beside, configured ? null : own);
        Answer answer = look.ask(me, question);
        return answer instanceof Answer.Asked asked
                ? "redirect:/dry-run/" + asked.id()
                : form(question, ((Answer.Refused) answer).problem(), model);
    }

    @GetMapping("/dry-run/{id}")
    String result(
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        model.addAttribute("result", look.find(id).orElseThrow(NotFoundException::new));
        return htmx == null ? "dry-run-result" : "dry-run-result :: figures";
    }
}
