package io.duebell.console.web;

import io.duebell.compliance.SendingSwitch;
import io.duebell.console.internal.ConsoleUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stop all sending, and its lifting; both ask for a reason and both are audited by the switch itself. */
@Controller
class StopPage {

    private static final int LONGEST_REASON = 200;

    private final SendingSwitch sending;

    StopPage(SendingSwitch sending) {
        this.sending = sending;
    }

    @GetMapping("/stop")
    String page(Model model) {
        model.addAttribute("state", sending.state());
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

    private static boolean isMissing(String reason, RedirectAttributes attributes) {
        if (!reason.isBlank() && reason.strip().length() <= LONGEST_REASON) {
            return false;
        }
        attributes.addFlashAttribute("said", "said.reason-missing");
        return true;
    }
}
