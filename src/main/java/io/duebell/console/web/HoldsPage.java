package io.duebell.console.web;

import io.duebell.carrier.Channel;
import io.duebell.compliance.ContactHolds.Placing;
import io.duebell.compliance.HoldKind;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.HoldFilter;
import io.duebell.console.internal.Suppression;
import io.duebell.console.internal.Suppression.Taken;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is not to be contacted and why: the ledger of opt-outs and holds, by line and as a file. */
@Controller
class HoldsPage {

    private static final int LONGEST_EVIDENCE = 200;
    private static final int LARGEST_FILE = 5_000_000;

    private final Suppression suppression;
    private final BusinessClock clock;

    HoldsPage(Suppression suppression, BusinessClock clock) {
        this.suppression = suppression;
        this.clock = clock;
    }

    @GetMapping("/holds")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam @Nullable HoldKind kind,
            @RequestParam @Nullable String borrower,
            @RequestParam @Nullable String tail,
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam @Nullable Long after,
            @RequestParam @Nullable Long before,
            Model model) {
        HoldFilter filter = filter(kind, borrower, tail, past);
        model.addAttribute("filter", filter);
        model.addAttribute("page", suppression.page(me.scope(), filter, after, before));
        model.addAttribute("kinds", Suppression.kinds());
        model.addAttribute("now", clock.instant());
        model.addAttribute("today", clock.today());
        return "holds";
    }

    @GetMapping("/holds/file")
    void file(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam @Nullable HoldKind kind,
            @RequestParam @Nullable String borrower,
            @RequestParam @Nullable String tail,
            @RequestParam(defaultValue = "false") boolean past,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"holds-" + clock.today() + ".csv\"");
        suppression.write(me, filter(kind, borrower, tail, past), response.getWriter());
    }

    @PostMapping("/holds")
    String place(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam HoldKind kind,
            @RequestParam(defaultValue = "") String borrower,
            @RequestParam(defaultValue = "") String number,
            @RequestParam @Nullable Channel channel,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate lastDay,
            @RequestParam String evidence,
            RedirectAttributes attributes) {
        attributes.addFlashAttribute(
                "said", placed(me, kind, borrower.strip(), number.strip(), channel, lastDay, evidence));
        return "redirect:/holds";
    }

    /** The key of what is said about it. */
    private String placed(
            ConsoleUser me,
            HoldKind kind,
            String borrower,
            String typed,
            @Nullable Channel channel,
            @Nullable LocalDate lastDay,
            String evidence) {
        if (!isEvidence(evidence)) {
            return "said.reason-missing";
        }
        if (lastDay != null && lastDay.isBefore(clock.today())) {
            return "said.past-day";
        }
        Optional<Msisdn> number = Msisdn.ofMobile(typed);
        boolean needsNumber = kind == HoldKind.OPT_OUT || kind == HoldKind.WRONG_PERSON;
        if (number.isEmpty() && (needsNumber || !typed.isEmpty())) {
            return "said.hold-number";
        }
        if (borrower.isEmpty() && kind != HoldKind.OPT_OUT) {
            return "said.hold-borrower";
        }
        Instant until = lastDay == null
                ? null
                : lastDay.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        // An opt-out is the number's, whoever has it.
        String whom = kind == HoldKind.OPT_OUT ? null : borrower;
        Placing placing = new Placing(kind, whom, number.orElse(null), channel, until, evidence.strip());
        return switch (suppression.place(me, placing)) {
            case DONE -> "said.hold-placed";
            case STOOD_ALREADY -> "said.hold-stood";
            case NOBODY -> "said.hold-nobody";
        };
    }

    @PostMapping("/holds/{id}/lift")
    String lift(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable long id,
            @RequestParam String evidence,
            RedirectAttributes attributes) {
        if (!isEvidence(evidence)) {
            attributes.addFlashAttribute("said", "said.reason-missing");
        } else if (suppression.lift(me, id, evidence.strip())) {
            attributes.addFlashAttribute("said", "said.lifted");
        } else {
            throw new NotFoundException();
        }
        return "redirect:/holds";
    }

    @PostMapping("/holds/file")
    String take(
            @AuthenticationPrincipal ConsoleUser me, @RequestParam MultipartFile file, RedirectAttributes attributes)
            throws IOException {
        if (file.getSize() > LARGEST_FILE) {
            attributes.addFlashAttribute("said", "said.holds-too-large");
            return "redirect:/holds";
        }
        Taken taken = suppression.take(me, file.getBytes());
        attributes.addFlashAttribute("taken", taken);
        return "redirect:/holds";
    }

    private static HoldFilter filter(
            @Nullable HoldKind kind, @Nullable String borrower, @Nullable String tail, boolean past) {
        return new HoldFilter(kind, filled(borrower), filled(tail), past);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isEvidence(String evidence) {
        return !evidence.isBlank() && evidence.strip().length() <= LONGEST_EVIDENCE;
    }
}
