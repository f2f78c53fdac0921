package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.TemplateDesk;
import io.duebell.notice.Stage;
import io.duebell.notice.TemplateLibrary.Answer;
import io.duebell.notice.TemplateLibrary.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The texts, what speaks against them, how they read to real borrowers, and the way from a draft to what is sent. */
@Controller
class TemplatesPage {

    private static final String OF_VERSION = "/templates/{hash:[0-9a-f]{64}}";

    private final TemplateDesk desk;

    TemplatesPage(TemplateDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/templates")
    String page(Model model) {
        model.addAttribute("shelf", desk.shelf());
        return "texts";
    }

    @GetMapping(OF_VERSION)
    String version(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String hash,
            @RequestParam(defaultValue = "0") int stage,
            Model model) {
        Version version = find(hash);
        model.addAttribute("version", version);
        model.addAttribute("current", desk.inForce(version).orElse(null));
        model.addAttribute("mayApprove", !version.proposedBy().equals(me.username()) && !version.isBlocked());
        if (!version.stages().isEmpty()) {
            Stage chosen =
                    version.stages().get(Math.floorMod(stage, version.stages().size()));
            model.addAttribute("preview", desk.preview(me, version, chosen));
        }
        return "text";
    }

    @GetMapping("/templates/propose")
    String form(@RequestParam @Nullable String from, Model model) {
        Version version = from == null || !from.matches("[0-9a-f]{64}") ? null : find(from);
        return form(
                version == null ? "" : version.template().id(),
                version == null ? "zh-CN" : version.template().language(),
                version == null
                        ? "---\nid: \nversion: \"1\"\nclass: service\n---\n"
                        : version.template().content(),
                null,
                model);
    }

    private static String form(
            String id, String language, String content, Answer.@Nullable Refused refused, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("language", language);
        model.addAttribute("content", content);
        model.addAttribute("refused", refused);
        return "text-propose";
    }

    /** A refused draft is shown again as it was written. */
    @PostMapping("/templates/propose")
    String propose(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam String id,
            @RequestParam String language,
            @RequestParam String content,
            Model model,
            RedirectAttributes attributes) {
        Answer answer = desk.propose(me, id.strip(), language.strip(), content);
        if (answer instanceof Answer.Refused refused) {
            return form(id, language, content, refused, model);
        }
        attributes.addFlashAttribute("said", "said.template-proposed");
        return "redirect:/templates/" + ((Answer.Done) answer).hash();
    }

    @PostMapping(OF_VERSION + "/approve")
    String approve(@AuthenticationPrincipal ConsoleUser me, @PathVariable String hash, RedirectAttributes attributes) {
        return told(desk.approve(me, find(hash)), "said.template-approved", hash, attributes);
    }

    @PostMapping(OF_VERSION + "/retire")
    String retire(@AuthenticationPrincipal ConsoleUser me, @PathVariable String hash, RedirectAttributes attributes) {
        return told(desk.retire(me, find(hash)), "said.template-retired", hash, attributes);
    }

    @PostMapping("/templates/approve-all")
    String approveAll(@AuthenticationPrincipal ConsoleUser me, RedirectAttributes attributes) {
        attributes.addFlashAttribute("approved", desk.approveAll(me));
        return "redirect:/templates";
    }

    private static String told(Answer answer, String done, String hash, RedirectAttributes attributes) {
        attributes.addFlashAttribute(
                "said", answer instanceof Answer.Refused refused ? "templates.refused." + refused.code() : done);
        return "redirect:/templates/" + hash;
    }

    private Version find(String hash) {
        return desk.find(hash).orElseThrow(NotFoundException::new);
    }
}
