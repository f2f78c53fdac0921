package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.webhook.Webhooks;
import io.duebell.webhook.Webhooks.Answer;
import io.duebell.webhook.Webhooks.Delivery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Addresses that are told of events, and the log of each delivery. */
@Controller
class WebhooksPage {

    private static final int PAGE = 50;

    private final Webhooks webhooks;

    WebhooksPage(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping("/webhooks")
    String page(Model model) {
        model.addAttribute("endpoints", webhooks.all());
        model.addAttribute("types", Webhooks.TYPES);
        return "webhooks";
    }

    @PostMapping("/webhooks")
    String add(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam String url,
            @RequestParam(required = false) @Nullable Set<String> events,
            RedirectAttributes attributes) {
        Answer answer = webhooks.add(url, events == null ? Set.of() : events, me.username());
        if (answer instanceof Answer.Added added) {
            attributes.addFlashAttribute("secret", added.secret());
        } else {
            attributes.addFlashAttribute("refused", ((Answer.Refused) answer).code());
        }
        return "redirect:/webhooks";
    }

    @GetMapping("/webhooks/{id}")
    String log(@PathVariable long id, @RequestParam @Nullable Long before, Model model) {
        model.addAttribute("endpoint", webhooks.find(id).orElseThrow(NotFoundException::new));
        List<Delivery> found = webhooks.deliveries(id, before, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Delivery> shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("deliveries", shown);
        model.addAttribute("next", more ? shown.get(shown.size() - 1).id() : null);
        return "webhook";
    }

    @PostMapping("/webhooks/{id}/resume")
    String resume(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        attributes.addFlashAttribute("said", webhooks.resume(id, me.username()) ? "said.done" : "said.not-paused");
        return "redirect:/webhooks/" + id;
    }

    @PostMapping("/webhooks/{id}/remove")
    String remove(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        if (!webhooks.remove(id, me.username())) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("said", "said.done");
        return "redirect:/webhooks";
    }

    @PostMapping("/webhooks/{id}/again")
    String again(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam long delivery,
            RedirectAttributes attributes) {
        if (!webhooks.again(id, delivery, me.username())) {
            throw new NotFoundException();
        }
        attributes.addFlashAttribute("said", "said.done");
        return "redirect:/webhooks/" + id;
    }
}
