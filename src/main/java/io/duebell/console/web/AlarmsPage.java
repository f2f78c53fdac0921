package io.duebell.console.web;

import io.duebell.alarm.Alarms;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.dispatch.ContentStops;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The alarms that stand and those that were cleared last, and the templates that stand still; the strip above every page shows what nobody has seen. */
@Controller
class AlarmsPage {

    private static final int CLEARED = 20;

    private static final int LONGEST_REASON = 200;

    private final Alarms alarms;
    private final ContentStops stops;

    AlarmsPage(Alarms alarms, ContentStops stops) {
        this.alarms = alarms;
        this.stops = stops;
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

    @PostMapping("/alarms/{id}/close")
    String close(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        boolean done = alarms.close(id, me.username());
        attributes.addFlashAttribute("said", done ? "said.closed" : "said.not-standing");
        return "redirect:/alarms";
    }

    /** A page of its own: the lists are redrawn every few seconds, and a reason takes longer to write. */
    @GetMapping("/alarms/templates/{template}/resume")
    String ask(@PathVariable String template, Model model) {
        model.addAttribute("stop", find(template));
        return "resume";
    }

    private ContentStops.Stop find(String template) {
        return stops.standing().stream()
                .filter(stop -> stop.template().equals(template))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @PostMapping("/alarms/templates/{template}/resume")
    String resume(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String template,
            @RequestParam String reason,
            RedirectAttributes attributes) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            attributes.addFlashAttribute("said", "said.reason-missing");
        } else {
            boolean resumed = stops.resume(template, me.username(), reason.strip());
            attributes.addFlashAttribute("said", resumed ? "said.template-resumed" : "said.not-stopped-template");
        }
        return "redirect:/alarms";
    }

    private void add(Model model) {
        model.addAttribute("stops", stops.standing());
        model.addAttribute("standing", alarms.standing());
        model.addAttribute("cleared", alarms.cleared(CLEARED));
    }
}
