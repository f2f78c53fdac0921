package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.Keyset;
import io.duebell.console.internal.StatementDesk;
import io.duebell.remittance.Feeds;
import io.duebell.remittance.StatementIntake.Answer;
import io.duebell.remittance.StatementIntake.Fate;
import io.duebell.remittance.StatementIntake.File;
import io.duebell.remittance.StatementIntake.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Statement files: taken in, each line accounted for, taken back, read again. */
@Controller
class StatementsPage {

    private static final int LONGEST_REASON = 200;

    private final StatementDesk desk;

    private final Feeds feeds;

    StatementsPage(StatementDesk desk, Feeds feeds) {
        this.desk = desk;
        this.feeds = feeds;
    }

    @GetMapping("/statements")
    String page(@RequestParam @Nullable Long before, Model model) {
        List<File> found = desk.files(before);
        boolean more = found.size() > Keyset.SIZE;
        List<File> files = more ? found.subList(0, Keyset.SIZE) : found;
        model.addAttribute("feeds", feeds.all());
        model.addAttribute("files", files);
        model.addAttribute("next", more ? files.get(files.size() - 1).id() : null);
        return "statements";
    }

    @PostMapping("/statements")
    String take(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam MultipartFile file,
            @RequestParam @Nullable Long feed,
            RedirectAttributes attributes)
            throws IOException {
        String name = file.getOriginalFilename();
        try (InputStream bytes = file.getInputStream()) {
            Answer answer = desk.take(me, name == null || name.isBlank() ? "statement" : name, bytes, feed);
            if (answer instanceof Answer.Taken taken) {
                return answered(answer, "said.statement-taken", "/" + taken.file(), attributes);
            }
            return answered(answer, "said.statement-taken", "", attributes);
        }
    }

    @GetMapping("/statements/{id:[0-9]{1,18}}")
    String file(
            @PathVariable long id,
            @RequestParam @Nullable Fate fate,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        File file = desk.find(id).orElseThrow(NotFoundException::new);
        // What went wrong is what one opens a file for.
        Fate shown =
                fate != null ? fate : file.lines().containsKey(Fate.QUARANTINED) ? Fate.QUARANTINED : Fate.REMITTANCE;
        List<Line> found = desk.lines(id, shown, after);
        boolean more = found.size() > Keyset.SIZE;
        List<Line> lines = more ? found.subList(0, Keyset.SIZE) : found;
        model.addAttribute("feeds", feeds.all());
        model.addAttribute("file", file);
        model.addAttribute("fate", shown);
        model.addAttribute("fates", Fate.values());
        model.addAttribute("lines", lines);
        model.addAttribute("next", more ? lines.get(lines.size() - 1).place() : null);
        return "statement";
    }

    @PostMapping("/statements/{id:[0-9]{1,18}}/take-back")
    String takeBack(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean matched,
            RedirectAttributes attributes) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            attributes.addFlashAttribute("said", "said.reason-missing");
            return "redirect:/statements/" + id;
        }
        return answered(
                desk.takeBack(me, id, matched, reason.strip()), "said.statement-taken-back", "/" + id, attributes);
    }

    @PostMapping("/statements/{id:[0-9]{1,18}}/again")
    String again(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam @Nullable Long feed,
            RedirectAttributes attributes) {
        return answered(desk.again(me, id, feed), "said.statement-again", "/" + id, attributes);
    }

    private static String answered(Answer answer, String said, String place, RedirectAttributes attributes) {
        if (answer instanceof Answer.Refused refused) {
            attributes.addFlashAttribute("refused", refused);
        } else {
            attributes.addFlashAttribute("said", said);
        }
        return "redirect:/statements" + place;
    }
}
