package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.DoubtFilter;
import io.duebell.console.internal.DoubtResult;
import io.duebell.console.internal.InDoubt;
import io.duebell.console.internal.Keyset;
import io.duebell.dispatch.Doubts.Remedy;
import io.duebell.dispatch.Doubts.Seen;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Notices of which nobody knows whether they left: a person looks, chooses what to do, and confirms it. */
@Controller
class InDoubtPage {

    private static final int LONGEST_REASON = 120;
    private static final List<String> CAUSES =
            List.of("timeout", "connection-lost", "node-lost", "restored", "strange-answer");

    private final InDoubt inDoubt;
    private final BusinessClock clock;

    InDoubtPage(InDoubt inDoubt, BusinessClock clock) {
        this.inDoubt = inDoubt;
        this.clock = clock;
    }

    /**
     * What was asked for.
     *
     * @param q the beginning of a name, or a whole borrower or loan number
     * @param time "open": may still be sent again; "past": not any more
     */
    record Asked(
            @Nullable String q,
            @Nullable String cause,
            @Nullable String time) {

        DoubtFilter filter() {
            String text = given(q);
            boolean number = text != null && text.chars().anyMatch(Character::isDigit);
            String when = given(time);
            return new DoubtFilter(
                    number || text == null
                            ? null
                            : text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"),
                    number ? text : null,
                    given(cause),
                    when == null ? null : "open".equals(when));
        }

        private static @Nullable String given(@Nullable String typed) {
            return typed == null || typed.isBlank() ? null : typed.strip();
        }
    }

    @GetMapping("/in-doubt")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            Asked asked,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String before,
            Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("causes", CAUSES);
        model.addAttribute("found", inDoubt.count(me.scope(), asked.filter()));
        model.addAttribute("page", inDoubt.page(me.scope(), asked.filter(), id(after), id(before)));
        return "in-doubt";
    }

    /** Says what a remedy would do, to whom, and what the borrowers' phones would show. */
    @GetMapping("/in-doubt/confirm")
    String confirm(
            @AuthenticationPrincipal ConsoleUser me,
            Asked asked,
            @RequestParam @Nullable Remedy remedy,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") List<String> n,
            Model model,
            RedirectAttributes attributes) {
        List<Seen> chosen = seen(n);
        if (remedy == null || (!all && chosen.isEmpty())) {
            attributes.addFlashAttribute("said", "said.nothing-chosen");
            return "redirect:/in-doubt";
        }
        model.addAttribute("asked", asked);
        model.addAttribute("remedy", remedy);
        model.addAttribute("all", all);
        model.addAttribute("seenAt", clock.instant().toEpochMilli());
        if (all) {
            model.addAttribute("count", inDoubt.count(me.scope(), asked.filter()));
            model.addAttribute("unable", 0);
            model.addAttribute(
                    "doubts",
                    inDoubt.page(me.scope(), asked.filter(), null, null).rows());
        } else {
            InDoubt.Preview preview = inDoubt.preview(me.scope(), chosen, remedy);
            model.addAttribute("count", preview.able().size());
            model.addAttribute("unable", preview.unable());
            model.addAttribute("doubts", preview.able());
        }
        model.addAttribute("shown", Keyset.SIZE);
        return "in-doubt-confirm";
    }

    @PostMapping("/in-doubt/settle")
    String settle(
            @AuthenticationPrincipal ConsoleUser me,
            Asked asked,
            @RequestParam Remedy remedy,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") long seenAt,
            @RequestParam(defaultValue = "") List<String> n,
            RedirectAttributes attributes) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            attributes.addFlashAttribute("said", "said.doubt-reason-missing");
            return "redirect:/in-doubt";
        }
        DoubtResult result = all
                ? inDoubt.settleAll(me, asked.filter(), Instant.ofEpochMilli(seenAt), remedy, reason.strip())
                : inDoubt.settle(me, seen(n), remedy, reason.strip());
        attributes.addFlashAttribute("result", result);
        return "redirect:/in-doubt";
    }

    /** What the form named, each an id and a version; anything else was not made by our page. */
    private static List<Seen> seen(List<String> tokens) {
        List<Seen> seen = new ArrayList<>();
        for (String token : tokens) {
            String[] fields = token.split("\\.", -1);
            try {
                if (fields.length == 2) {
                    seen.add(new Seen(NoticeId.parse(fields[0]), Integer.parseInt(fields[1])));
                }
            } catch (IllegalArgumentException notOfOurPage) {
                throw new NotFoundException();
            }
        }
        return seen;
    }

    private static @Nullable Long id(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return NoticeId.parse(text).value();
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
