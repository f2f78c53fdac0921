package io.duebell.console.web;

import io.duebell.compliance.Rehearsal;
import io.duebell.compliance.SendingSwitch;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.shared.Msisdn;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stop all sending, and its lifting; both ask for a reason and both are audited by the switch itself. */
@Controller
class StopPage {

    private static final int LONGEST_REASON = 200;

    private static final int LONGEST_NOTE = 60;

    private final SendingSwitch sending;
    private final Rehearsal rehearsal;

    StopPage(SendingSwitch sending, Rehearsal rehearsal) {
        this.sending = sending;
        this.rehearsal = rehearsal;
    }

    @GetMapping("/stop")
    String page(Model model) {
        model.addAttribute("state", sending.state());
        model.addAttribute("rehearsal", rehearsal.state());
        model.addAttribute("listed", rehearsal.listed());
        return "stop";
    }

    @PostMapping("/stop")
    String stop(@AuthenticationPrincipal ConsoleUser me, @RequestParam String reason, RedirectAttributes attributes) {
        if (isMissing(reason, attributes)) {
            return "redirect:/stop";
        }
        sending.stop(me.username(), reason.strip());
        return "redirect:/";
    }

    @PostMapping("/stop/lift")
    String lift(@AuthenticationPrincipal ConsoleUser me, @RequestParam String reason, RedirectAttributes attributes) {
        if (isMissing(reason, attributes)) {
            return "redirect:/stop";
        }
        boolean lifted = sending.lift(me.username(), reason.strip());
        attributes.addFlashAttribute("said", lifted ? "said.stop-lifted" : "said.not-stopped");
        return "redirect:/";
    }

    @PostMapping("/stop/rehearsal/{turn:begin|end}")
    String rehearse(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String turn,
            @RequestParam String reason,
            RedirectAttributes attributes) {
        if (!isMissing(reason, attributes)) {
            boolean turned = turn.equals("begin")
                    ? rehearsal.begin(me.username(), reason.strip())
                    : rehearsal.end(me.username(), reason.strip());
            attributes.addFlashAttribute("said", turned ? "said.rehearsal-" + turn : "said.rehearsal-so-already");
        }
        return "redirect:/stop";
    }

    @PostMapping("/stop/rehearsal/numbers")
    String list(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam String number,
            @RequestParam String note,
            RedirectAttributes attributes) {
        Optional<Msisdn> mobile = Msisdn.ofMobile(number);
        if (mobile.isEmpty() || note.isBlank() || note.strip().length() > LONGEST_NOTE) {
            attributes.addFlashAttribute("said", "said.rehearsal-number");
        } else {
            rehearsal.list(mobile.get(), note.strip(), me.username());
            attributes.addFlashAttribute("said", "said.rehearsal-listed");
        }
        return "redirect:/stop";
    }

    @PostMapping("/stop/rehearsal/numbers/remove")
    String unlist(@AuthenticationPrincipal ConsoleUser me, @RequestParam String number, RedirectAttributes attributes) {
        Msisdn.ofMobile(number).ifPresent(mobile -> rehearsal.unlist(mobile, me.username()));
        attributes.addFlashAttribute("said", "said.rehearsal-unlisted");
        return "redirect:/stop";
    }

    private static boolean isMissing(String reason, RedirectAttributes attributes) {
        if (!reason.isBlank() && reason.strip().length() <= LONGEST_REASON) {
            return false;
        }
        attributes.addFlashAttribute("said", "said.reason-missing");
        return true;
    }
}
