package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.InboxDesk;
import io.duebell.console.internal.PromiseDesk;
import io.duebell.console.internal.ReplyFigures;
import io.duebell.console.internal.TaskDesk;
import io.duebell.inbox.Conversation;
import io.duebell.inbox.Conversations.Filter;
import io.duebell.inbox.Conversations.Opened;
import io.duebell.inbox.Conversations.Suggestion;
import io.duebell.inbox.Promise.Source;
import io.duebell.reading.Intent;
import io.duebell.shared.BusinessClock;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What borrowers wrote back, as a list and as threads; what is done about it is {@link InboxSteps}'. */
@Controller
class InboxPage {

    private static final List<Integer> PERIODS = List.of(1, 7, 30);

    private final InboxDesk desk;
    private final TaskDesk tasks;
    private final PromiseDesk promises;
    private final ReplyFigures figures;
    private final BusinessClock clock;

    InboxPage(InboxDesk desk, TaskDesk tasks, PromiseDesk promises, ReplyFigures figures, BusinessClock clock) {
        this.desk = desk;
        this.tasks = tasks;
        this.promises = promises;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    String list(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam(defaultValue = "ALL") Filter filter,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "7") int days,
            Model model) {
        addList(me, filter, after, null, model);
        int period = PERIODS.contains(days) ? days : 7;
        model.addAttribute("days", period);
        model.addAttribute("periods", PERIODS);
        model.addAttribute("service", figures.service(me, period));
        model.addAttribute("labels", me.mayCarryTraining() ? figures.labels() : 0);
        model.addAttribute("today", clock.today());
        return "inbox";
    }

    /** The list alone, which looks again by itself. */
    @GetMapping("/inbox/list")
    String again(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam(defaultValue = "ALL") Filter filter,
            @RequestParam @Nullable Long open,
            Model model) {
        addList(me, filter, null, open, model);
        return "inbox :: list";
    }

    @GetMapping("/inbox/badge")
    String badge() {
        return "layout :: unread";
    }

    @GetMapping("/inbox/{id:[0-9]{1,18}}")
    String thread(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "ALL") Filter filter,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String suggest,
            Model model) {
        Opened opened = desk.find(me, id).orElseThrow(NotFoundException::new);
        Conversation conversation = opened.conversation();
        addList(me, filter, after, id, model);
        model.addAttribute("opened", opened);
        model.addAttribute("candidates", desk.candidates(me, opened));
        model.addAttribute("q", q);
        model.addAttribute("found", conversation.borrowerNo() == null ? desk.search(me, q) : List.of());
        model.addAttribute("others", desk.others(me, conversation));
        model.addAttribute("colleagues", me.mayReply() ? desk.colleagues(conversation) : List.of());
        model.addAttribute("tasks", tasks.ofConversation(me, id));
        model.addAttribute("promises", promises.of(me, conversation));
        model.addAttribute("remittances", desk.remittances(conversation));
        model.addAttribute("sources", List.of(Source.CALL, Source.CONSOLE));
        model.addAttribute("intents", Intent.values());
        model.addAttribute("today", clock.today());
        model.addAttribute("key", UUID.randomUUID().toString());
        if (!model.containsAttribute("draft")) {
            model.addAttribute("draft", suggested(opened, suggest));
        }
        return "inbox";
    }

    /** Whether something came since the page was drawn. */
    @GetMapping("/inbox/{id:[0-9]{1,18}}/news")
    String news(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "ALL") Filter filter,
            Model model) {
        Opened opened = desk.find(me, id).orElseThrow(NotFoundException::new);
        model.addAttribute("opened", opened);
        model.addAttribute("seen", version);
        model.addAttribute("filter", filter);
        return "inbox-thread :: news";
    }

    /** Texts with what people said they mean, to train from. */
    @GetMapping("/inbox/training.tsv")
    void training(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            HttpServletResponse response)
            throws IOException {
        if (!me.mayCarryTraining()) {
            throw new AccessDeniedException("texts of everybody's borrowers");
        }
        response.setContentType("text/tab-separated-values;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"replies-" + from + "-" + until + ".tsv\"");
        figures.export(me, from, until, response.getWriter());
    }

    private void addList(ConsoleUser me, Filter filter, @Nullable String after, @Nullable Long open, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("filters", Filter.values());
        model.addAttribute("after", after);
        model.addAttribute("open", open);
        model.addAttribute("page", desk.list(me, filter, after));
        model.addAttribute("counts", desk.count(me));
        model.addAttribute("now", clock.instant());
    }

    private static String suggested(Opened opened, String template) {
        return opened.suggestions().stream()
                .filter(each -> each.template().equals(template))
                .map(Suggestion::text)
                .findFirst()
                .orElse("");
    }
}
