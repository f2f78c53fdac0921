package io.duebell.console.web;

import io.duebell.console.internal.Keyset;
import io.duebell.remittance.AdviceBook;
import io.duebell.remittance.AdviceBook.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the loan system was told of credits, whether it booked that, and what does not agree. */
@Controller
class AdvicePage {

    private final AdviceBook book;

    AdvicePage(AdviceBook book) {
        this.book = book;
    }

    @GetMapping("/advice")
    String page(
            @RequestParam(defaultValue = "false") boolean differences,
            @RequestParam @Nullable String before,
            Model model) {
        List<Line> found = book.lines(before, Keyset.SIZE + 1, differences);
        boolean more = found.size() > Keyset.SIZE;
        List<Line> lines = more ? found.subList(0, Keyset.SIZE) : found;
        model.addAttribute("counts", book.count());
        model.addAttribute("countedDays", AdviceBook.COUNTED_DAYS);
        model.addAttribute("differences", differences);
        model.addAttribute("lines", lines);
        model.addAttribute("next", more ? lines.get(lines.size() - 1).key() : null);
        return "advice";
    }
}
