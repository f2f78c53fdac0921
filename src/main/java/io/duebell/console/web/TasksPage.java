package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.TaskDesk;
import io.duebell.inbox.TaskKind;
import io.duebell.shared.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What replies and broken promises leave for a person to do. */
@Controller
class TasksPage {

    private static final int LONGEST_NOTE = 200;

    private final TaskDesk desk;
    private final BusinessClock clock;

    TasksPage(TaskDesk desk, BusinessClock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/inbox/tasks")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam @Nullable TaskKind kind,
            @RequestParam @Nullable Long after,
            Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("page", desk.page(me, kind, after));
        model.addAttribute("counts", desk.count(me));
        model.addAttribute("now", clock.instant());
        return "tasks";
    }

    @PostMapping("/inbox/tasks/{id}/done")
    String done(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @Nullable TaskKind kind,
            @RequestParam @Nullable Long conversation,
            RedirectAttributes attributes) {
        if (note.isBlank() || note.strip().length() > LONGEST_NOTE) {
            attributes.addFlashAttribute("said", "said.note-missing");
        } else if (desk.done(me, id, note.strip())) {
            attributes.addFlashAttribute("said", "said.task-done");
        } else {
            throw new NotFoundException();
        }
        if (conversation != null) {
            return "redirect:/inbox/" + conversation;
        }
        return "redirect:/inbox/tasks" + (kind == null ? "" : "?kind=" + kind);
    }
}
