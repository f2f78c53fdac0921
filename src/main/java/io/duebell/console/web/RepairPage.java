package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.Repairs;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Phones and data that a person has to mend. */
@Controller
class RepairPage {

    private final Repairs repairs;

    RepairPage(Repairs repairs) {
        this.repairs = repairs;
    }

    @GetMapping("/repair")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam @Nullable Long after,
            @RequestParam @Nullable Long before,
            Model model) {
        model.addAttribute("page", repairs.page(me, after, before));
        return "repair";
    }

    @PostMapping("/repair/{id}/mend")
    String mend(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        if (!repairs.mend(me, id)) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("said", "said.mended");
        return "redirect:/repair";
    }

    @PostMapping("/repair/{id}/number-right")
    String numberRight(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        if (!repairs.vouch(me, id)) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("said", "said.number-right");
        return "redirect:/repair";
    }
}
