package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.Keyset;
import io.duebell.console.internal.RemittanceDesk;
import io.duebell.remittance.Remittance.State;
import io.duebell.remittance.ReviewDesk;
import io.duebell.remittance.ReviewDesk.Lesson;
import io.duebell.remittance.ReviewDesk.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money that came in by where it stands, those that wait for a person first; and what was learnt of payers. */
@Controller
class RemittancesPage {

    private static final List<State> SHOWN =
            List.of(State.REVIEW, State.CREDITED, State.NOBODY, State.REVERSED, State.TAKEN_BACK, State.NEW);

    private final RemittanceDesk desk;

    RemittancesPage(RemittanceDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/remittances")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam(defaultValue = "REVIEW") State state,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "OLDEST") Order order,
            @RequestParam @Nullable String after,
            Model model) {
        String words = q == null || q.isBlank() ? null : q.strip();
        model.addAttribute("states", SHOWN);
        model.addAttribute("state", state);
        model.addAttribute("q", words);
        model.addAttribute("order", order);
        model.addAttribute("counts", desk.count(me));
        model.addAttribute("countedDays", ReviewDesk.COUNTED_DAYS);
        model.addAttribute("page", desk.list(me, state, words, order, after));
        return "remittances";
    }

    @GetMapping("/remittances/learnt")
    String learnt(@AuthenticationPrincipal ConsoleUser me, @RequestParam @Nullable Long before, Model model) {
        List<Lesson> found = desk.lessons(me, before);
        boolean more = found.size() > Keyset.SIZE;
        List<Lesson> lessons = more ? found.subList(0, Keyset.SIZE) : found;
        model.addAttribute("lessons", lessons);
        model.addAttribute("next", more ? lessons.get(lessons.size() - 1).id() : null);
        return "remittances-learnt";
    }

    @PostMapping("/remittances/learnt/{id:[0-9]{1,18}}/unlearn")
    String unlearn(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        attributes.addFlashAttribute("said", desk.unlearn(me, id) ? "said.unlearnt" : "said.unlearnt-already");
        return "redirect:/remittances/learnt";
    }
}
