package io.duebell.console.web;

import io.duebell.console.internal.Allotment;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.RemittanceDesk;
import io.duebell.remittance.Remittance;
import io.duebell.remittance.ReviewDesk.Candidate;
import io.duebell.remittance.ReviewDesk.Opened;
import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Proposed;
import io.duebell.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One remittance: the line with the evidence marked in it on one side, whose it may be on the other. */
@Controller
@RequestMapping("/remittances/{id:[0-9]{1,19}}")
class RemittancePage {

    private final RemittanceDesk desk;

    RemittancePage(RemittanceDesk desk) {
        this.desk = desk;
    }

    /** A borrower, with how all of it would be theirs; no shares: a person must say for which loan. */
    public record Offer(Candidate candidate, List<Proposed> shares) {

        /** What of the amount is more than is owed on the loans that would get it. */
        public Money exceeding() {
            return shares.stream()
                    .flatMap(share -> candidate.open().stream()
                            .filter(owed -> owed.loanNo().equals(share.loanNo()))
                            .map(owed -> owed.exceeding(share.amount())))
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    /**
     * @param c which candidate's evidence is marked, from 1
     * @param q borrowers that are searched
     */
    @GetMapping
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam(defaultValue = "1") int c,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = "OLDEST") Order order,
            Model model) {
        Opened opened = desk.find(me, id).orElseThrow(NotFoundException::new);
        Remittance remittance = opened.remittance();
        List<Candidate> candidates = opened.candidates();
        int chosen = Math.max(1, Math.min(c, candidates.size()));
        model.addAttribute("opened", opened);
        model.addAttribute("r", remittance);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "evidence",
                candidates.isEmpty() ? List.of() : candidates.get(chosen - 1).evidence());
        model.addAttribute("offers", offers(remittance, candidates));
        model.addAttribute("q", q == null ? "" : q.strip());
        model.addAttribute("found", offers(remittance, desk.search(me, q)));
        model.addAttribute("order", order);
        model.addAttribute("following", desk.following(me, id, order).orElse(null));
        if (!model.containsAttribute("revealed")) {
            model.addAttribute("revealed", false);
        }
        return "remittance";
    }

    private static List<Offer> offers(Remittance remittance, List<Candidate> candidates) {
        return candidates.stream()
                .map(each -> new Offer(each, Allotment.of(remittance.amount(), each.open())))
                .toList();
    }
}
