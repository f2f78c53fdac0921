package io.duebell.console.web;

import io.duebell.campaign.Audience.Answered;
import io.duebell.campaign.Audience.LoanClass;
import io.duebell.campaign.Audience.PhoneHealth;
import io.duebell.campaign.Campaign;
import io.duebell.campaign.CampaignKind;
import io.duebell.campaign.CampaignState;
import io.duebell.campaign.Campaigns.Answer;
import io.duebell.campaign.Campaigns.Fate;
import io.duebell.campaign.Campaigns.ListAnswer;
import io.duebell.console.internal.CampaignDesk;
import io.duebell.console.internal.CampaignDesk.Step;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.shared.BusinessClock;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Campaigns: drafted, looked at before they start, released, followed, and counted afterwards. */
@Controller
class CampaignsPage {

    private static final int LARGEST_FILE = 10_000_000;

    private final CampaignDesk desk;
    private final BusinessClock clock;
    private final CampaignSheet sheet;

    CampaignsPage(CampaignDesk desk, BusinessClock clock, CampaignSheet sheet) {
        this.desk = desk;
        this.clock = clock;
        this.sheet = sheet;
    }

    @GetMapping("/campaigns")
    String list(@AuthenticationPrincipal ConsoleUser me, @RequestParam @Nullable Long before, Model model) {
        model.addAttribute("page", desk.page(me, before));
        return "campaigns";
    }

    @GetMapping("/campaigns/new")
    String create(@AuthenticationPrincipal ConsoleUser me, Model model) {
        return form(me, CampaignForm.empty(clock.today()), null, null, model);
    }

    @PostMapping("/campaigns/new")
    String draft(
            @AuthenticationPrincipal ConsoleUser me,
            @ModelAttribute("form") CampaignForm form,
            BindingResult binding,
            Model model) {
        if (binding.hasErrors()) {
            return unreadable(me, binding, null, model);
        }
        Answer answer = desk.draft(me, form.definition());
        return answer instanceof Answer.Done done
                ? previewed(me, done.id())
                : form(me, form, null, (Answer.Refused) answer, model);
    }

    /** How a text reads, for whoever is choosing one. */
    @GetMapping("/campaigns/text")
    String text(@RequestParam String template, Model model) {
        model.addAttribute("texts", desk.texts(template));
        return "campaign-edit :: texts";
    }

    @GetMapping("/campaigns/{id}/edit")
    String edit(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, Model model) {
        Campaign campaign = find(me, id);
        return campaign.state() == CampaignState.DRAFT
                ? form(me, CampaignForm.of(campaign), campaign, null, model)
                : "redirect:/campaigns/" + id;
    }

    @PostMapping("/campaigns/{id}/edit")
    String change(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @ModelAttribute("form") CampaignForm form,
            BindingResult binding,
            Model model) {
        Campaign campaign = find(me, id);
        if (binding.hasErrors()) {
            return unreadable(me, binding, campaign, model);
        }
        Answer answer = desk.change(me, campaign, version, form.definition());
        return answer instanceof Answer.Done
                ? previewed(me, id)
                : form(me, form, campaign, (Answer.Refused) answer, model);
    }

    private String previewed(ConsoleUser me, long id) {
        desk.preview(me, find(me, id));
        return "redirect:/campaigns/" + id;
    }

    /** A field that is no number or no date: the form is shown anew with its name. */
    private String unreadable(ConsoleUser me, BindingResult binding, @Nullable Campaign campaign, Model model) {
        var error = binding.getFieldErrors().get(0);
        return form(
                me,
                campaign == null ? CampaignForm.empty(clock.today()) : CampaignForm.of(campaign),
                campaign,
                new Answer.Refused("field", error.getField() + ": " + error.getRejectedValue()),
                model);
    }

    private String form(
            ConsoleUser me,
            CampaignForm form,
            @Nullable Campaign campaign,
            Answer.@Nullable Refused problem,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("campaign", campaign);
        model.addAttribute("problem", problem);
        model.addAttribute("texts", desk.texts(form.template()));
        model.addAttribute("choices", desk.choices(me));
        model.addAttribute("list", desk.list(form.list()).orElse(null));
        model.addAttribute("kinds", CampaignKind.values());
        model.addAttribute("classes", LoanClass.values());
        model.addAttribute("answers", Answered.values());
        model.addAttribute("phones", PhoneHealth.values());
        model.addAttribute("today", clock.today());
        return "campaign-edit";
    }

    /** A draft whose audience becomes an uploaded list. */
    @PostMapping("/campaigns/{id}/list")
    String upload(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultipartFile file,
            RedirectAttributes attributes)
            throws IOException {
        Campaign campaign = find(me, id);
        if (file.getSize() > LARGEST_FILE) {
            attributes.addFlashAttribute("said", "said.list-too-large");
            return "redirect:/campaigns/" + id + "/edit";
        }
        String name = file.getOriginalFilename() == null ? "list" : file.getOriginalFilename();
        ListAnswer answer = desk.addList(me, name, file.getBytes());
        if (answer instanceof ListAnswer.Taken taken) {
            Answer changed =
                    desk.change(me, campaign, version, CampaignForm.withList(campaign.definition(), taken.id()));
            say(changed, attributes);
        } else {
            attributes.addFlashAttribute("listProblems", ((ListAnswer.Refused) answer).problems());
        }
        return "redirect:/campaigns/" + id + "/edit";
    }

    @PostMapping("/campaigns/{id}/no-list")
    String withoutList(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            RedirectAttributes attributes) {
        Campaign campaign = find(me, id);
        say(desk.change(me, campaign, version, CampaignForm.withList(campaign.definition(), null)), attributes);
        return "redirect:/campaigns/" + id + "/edit";
    }

    @GetMapping("/campaigns/{id}")
    String show(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        model.addAttribute("view", desk.view(me, find(me, id)));
        return htmx == null ? "campaign" : "campaign :: state";
    }

    @PostMapping("/campaigns/{id}/preview")
    String preview(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id) {
        return previewed(me, id);
    }

    @PostMapping("/campaigns/{id}/{step:submit|approve|pause|resume|cancel}")
    String step(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes attributes) {
        Step taken = Step.valueOf(step.toUpperCase(java.util.Locale.ROOT));
        boolean needsReason = taken == Step.PAUSE || taken == Step.CANCEL;
        if (needsReason && reason.isBlank()) {
            attributes.addFlashAttribute("said", "said.reason-missing");
        } else {
            say(desk.take(me, find(me, id), version, taken, reason.strip()), attributes);
        }
        return "redirect:/campaigns/" + id;
    }

    private static void say(Answer answer, RedirectAttributes attributes) {
        if (answer instanceof Answer.Refused refused) {
            attributes.addFlashAttribute("refused", refused);
        } else {
            attributes.addFlashAttribute("said", "said.done");
        }
    }

    @GetMapping("/campaigns/{id}/recipients")
    String recipients(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam Fate fate,
            @RequestParam @Nullable String reason,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Campaign campaign = find(me, id);
        model.addAttribute("campaign", campaign);
        model.addAttribute("fate", fate);
        model.addAttribute("reason", reason);
        model.addAttribute("page", desk.recipients(campaign, fate, reason, after));
        return "campaign-recipients";
    }

    @GetMapping("/campaigns/{id}/result.xlsx")
    void result(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Campaign campaign = find(me, id);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"campaign-C" + id + ".xlsx\"");
        sheet.write(me, campaign, response.getOutputStream());
    }

    private Campaign find(ConsoleUser me, long id) {
        return desk.find(me, id).orElseThrow(NotFoundException::new);
    }
}
