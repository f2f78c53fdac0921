package io.duebell.console.web;

import io.duebell.compliance.RuleBook.Answer;
import io.duebell.compliance.RuleBook.Edition;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.Rules;
import io.duebell.shared.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/** The contact rules in force in plain words, their versions, and the way to another: proposed by one, approved by a second. */
@Controller
class RulesPage {

    private static final int LONGEST_REASON = 200;

    private final Rules rules;
    private final BusinessClock clock;

    RulesPage(Rules rules, BusinessClock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/rules")
    String page(Model model) {
        model.addAttribute("inForce", rules.inForce());
        model.addAttribute("editions", rules.editions());
        return "rules";
    }

    @GetMapping("/rules/propose")
    String form(Model model) {
        return form(rules.inForce().text(), "", List.of(), model);
    }

    private static String form(String text, String reason, List<String> problems, Model model) {
        model.addAttribute("text", text);
        model.addAttribute("reason", reason);
        model.addAttribute("problems", problems);
        return "rules-propose";
    }

    /** A refused proposal is shown again as it was written. */
    @PostMapping("/rules/propose")
    String propose(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam String text,
            @RequestParam String reason,
            Model model,
            RedirectAttributes attributes) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            model.addAttribute("said", "said.reason-missing");
            return form(text, reason, List.of(), model);
        }
        Answer answer = rules.propose(me, text, reason.strip());
        if (answer instanceof Answer.Refused refused) {
            return form(text, reason, refused.problems(), model);
        }
        attributes.addFlashAttribute("said", "said.rules-proposed");
        return "redirect:/rules/" + ((Answer.Done) answer).edition().hash();
    }

    @GetMapping("/rules/{hash:[0-9a-f]{64}}")
    String edition(@AuthenticationPrincipal ConsoleUser me, @PathVariable String hash, Model model) {
        Edition edition = rules.find(hash).orElseThrow(NotFoundException::new);
        model.addAttribute("edition", edition);
        model.addAttribute("inForce", rules.inForce());
        model.addAttribute(
                "mayApprove", edition.isOpen() && !edition.proposedBy().equals(me.username()));
        model.addAttribute("today", clock.today());
        return "rules-edition";
    }

    @PostMapping("/rules/{hash:[0-9a-f]{64}}/approve")
    String approve(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String hash,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            RedirectAttributes attributes) {
        Instant start = from == null
                ? clock.instant()
                : from.atStartOfDay(BusinessClock.ZONE).toInstant();
        return told(rules.approve(me, hash, start), "said.rules-approved", hash, attributes);
    }

    @PostMapping("/rules/{hash:[0-9a-f]{64}}/refuse")
    String refuse(@AuthenticationPrincipal ConsoleUser me, @PathVariable String hash, RedirectAttributes attributes) {
        return told(rules.refuse(me, hash), "said.rules-refused", hash, attributes);
    }

    private static String told(Answer answer, String done, String hash, RedirectAttributes attributes) {
        attributes.addFlashAttribute("said", answer instanceof Answer.Done ? done : "said.rules-not-done");
        return "redirect:/rules/" + hash;
    }
}
