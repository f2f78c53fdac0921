package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.RemittanceDesk;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Outcome;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does with a remittance. What is settled leads on to the next one that waits. */
@Controller
@RequestMapping("/remittances/{id:[0-9]{1,19}}")
class RemittanceSteps {

    private static final int LONGEST_REASON = 60;

    private final RemittanceDesk desk;

    RemittanceSteps(RemittanceDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/settle")
    String settle(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean learn,
            @RequestParam(defaultValue = "OLDEST") Order order,
            @RequestParam(defaultValue = "false") boolean split,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes attributes) {
        SplitForm shares = SplitForm.of(form);
        Optional<Long> following = desk.following(me, id, order);
        Outcome outcome = shares.problem() == null
                ? desk.settle(me, id, version, shares.proposed(), learn)
                : new Outcome.Refused("amount", shares.problem());
        if (outcome instanceof Outcome.Refused refused && split) {
            refuse(refused, attributes);
            return "redirect:" + shares.address(id, "", order);
        }
        return settled(outcome, "said.remittance-credited", id, following, order, attributes);
    }

    @PostMapping("/nobody")
    String nobody(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            @RequestParam(defaultValue = "OLDEST") Order order,
            RedirectAttributes attributes) {
        if (isNoReason(reason)) {
            return reasonless(id, attributes);
        }
        Optional<Long> following = desk.following(me, id, order);
        Outcome outcome = desk.nobody(me, id, version, reason.strip());
        return settled(outcome, "said.remittance-nobody", id, following, order, attributes);
    }

    @PostMapping("/agree")
    String agree(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "OLDEST") Order order,
            RedirectAttributes attributes) {
        Optional<Long> following = desk.following(me, id, order);
        return settled(desk.agree(me, id, version), "said.remittance-credited", id, following, order, attributes);
    }

    @PostMapping("/disagree")
    String disagree(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            RedirectAttributes attributes) {
        return isNoReason(reason)
                ? reasonless(id, attributes)
                : stays(desk.disagree(me, id, version, reason.strip()), "said.remittance-back", id, attributes);
    }

    @PostMapping("/reverse")
    String reverse(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            RedirectAttributes attributes) {
        return stays(desk.reverse(me, id, version), "said.remittance-reversed", id, attributes);
    }

    @PostMapping("/undo")
    String undo(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            RedirectAttributes attributes) {
        return isNoReason(reason)
                ? reasonless(id, attributes)
                : stays(desk.undo(me, id, version, reason.strip()), "said.remittance-undone", id, attributes);
    }

    @PostMapping("/ask")
    String ask(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String borrower,
            RedirectAttributes attributes) {
        return stays(desk.ask(me, id, version, borrower), "said.remittance-asked", id, attributes);
    }

    /** Shows the payer whole on the next look alone. */
    @PostMapping("/reveal")
    String reveal(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        if (!desk.reveal(me, id)) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("revealed", true);
        return "redirect:/remittances/" + id;
    }

    private static String settled(
            Outcome outcome,
            String said,
            long id,
            Optional<Long> following,
            Order order,
            RedirectAttributes attributes) {
        if (!(outcome instanceof Outcome.Done)) {
            return stays(outcome, said, id, attributes);
        }
        attributes.addFlashAttribute("settled", id);
        attributes.addFlashAttribute("said", said);
        attributes.addAttribute("order", order);
        return "redirect:/remittances" + following.map(next -> "/" + next).orElse("");
    }

    private static String stays(Outcome outcome, String said, long id, RedirectAttributes attributes) {
        if (outcome instanceof Outcome.Refused refused) {
            refuse(refused, attributes);
        } else {
            attributes.addFlashAttribute("said", outcome instanceof Outcome.Waits ? "said.remittance-waits" : said);
        }
        return "redirect:/remittances/" + id;
    }

    private static void refuse(Outcome.Refused refused, RedirectAttributes attributes) {
        if (refused.code().equals("gone")) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("refused", refused);
    }

    private static boolean isNoReason(String reason) {
        return reason.isBlank() || reason.strip().length() > LONGEST_REASON;
    }

    private static String reasonless(long id, RedirectAttributes attributes) {
        attributes.addFlashAttribute("said", "said.remittance-reason-missing");
        return "redirect:/remittances/" + id;
    }
}
