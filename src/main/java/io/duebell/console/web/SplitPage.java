package io.duebell.console.web;

import io.duebell.console.internal.Allotment;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.RemittanceDesk;
import io.duebell.remittance.ReviewDesk.Candidate;
import io.duebell.remittance.ReviewDesk.Opened;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Owed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One remittance for several loans, of one borrower or of several; loans are added by searching, and what was typed stays. */
@Controller
class SplitPage {

    private final RemittanceDesk desk;

    SplitPage(RemittanceDesk desk) {
        this.desk = desk;
    }

    /** A loan that may get something of it. */
    public record Row(Candidate borrower, Owed owed, String yuan) {}

    @GetMapping("/remittances/{id:[0-9]{1,19}}/split")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "OLDEST") Order order,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        Opened opened = desk.find(me, id).orElseThrow(NotFoundException::new);
        SplitForm shares = form.containsKey("loan") ? SplitForm.of(form) : offered(opened);
        Map<String, Row> rows = new LinkedHashMap<>();
        shares.typed().keySet().forEach(loan -> add(opened.candidates(), loan, shares, rows));
        shares.typed().keySet().stream()
                .filter(loan -> !rows.containsKey(loan))
                .toList()
                .forEach(loan -> add(desk.search(me, loan), loan, shares, rows));
        add(desk.search(me, q), null, shares, rows);
        add(opened.candidates(), null, shares, rows);
        model.addAttribute("r", opened.remittance());
        model.addAttribute("rows", List.copyOf(rows.values()));
        model.addAttribute("q", q == null ? "" : q.strip());
        model.addAttribute("order", order);
        model.addAttribute(
                "rest", opened.remittance().amount().fen() - shares.given().fen());
        return "remittance-split";
    }

    /** Without a script: looks for further borrowers and keeps what was typed. */
    @PostMapping("/remittances/{id:[0-9]{1,19}}/split")
    String find(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "OLDEST") Order order,
            @RequestParam MultiValueMap<String, String> form) {
        return "redirect:" + SplitForm.of(form).address(id, q, order);
    }

    private static SplitForm offered(Opened opened) {
        return SplitForm.offered(
                opened.candidates().isEmpty()
                        ? List.of()
                        : Allotment.of(
                                opened.remittance().amount(),
                                opened.candidates().get(0).open()));
    }

    /** One loan of theirs, or all. */
    private static void add(List<Candidate> borrowers, @Nullable String loan, SplitForm shares, Map<String, Row> rows) {
        for (Candidate borrower : borrowers) {
            for (Owed owed : borrower.open()) {
                if (loan == null || owed.loanNo().equals(loan)) {
                    String typed = shares.typed().getOrDefault(owed.loanNo(), "");
                    rows.putIfAbsent(owed.loanNo(), new Row(borrower, owed, typed));
                }
            }
        }
    }
}
