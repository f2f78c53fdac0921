package io.duebell.console.web;

import io.duebell.alarm.Alarms;
import io.duebell.console.internal.ConsoleUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The alarms that stand and those that were cleared last; the strip above every page shows what nobody has seen. */
@Controller
class AlarmsPage {

    private static final int CLEARED = 20;

    private final Alarms alarms;

    AlarmsPage(Alarms alarms) {
        this.alarms = alarms;
    }

    @GetMapping("/alarms")
    String page(Model model) {
        add(model);
        return "alarms";
    }

    @GetMapping("/alarms/lists")
    String lists(Model model) {
        add(model);
        return "alarms :: lists";
    }

    @GetMapping("/alarms/strip")
    String strip() {
        return "layout :: unseen";
    }

    @PostMapping("/alarms/{id}/acknowledge")
    String acknowledge(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        boolean done = alarms.acknowledge(id, me.username());
        attributes.addFlashAttribute("said", done ? "said.acknowledged" : "said.not-standing");
        return "redirect:/alarms";
    }

    private void add(Model model) {
        model.addAttribute("standing", alarms.standing());
        model.addAttribute("cleared", alarms.cleared(CLEARED));
    }
}
