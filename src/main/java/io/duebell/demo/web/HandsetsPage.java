package io.duebell.demo.web;

import io.duebell.shared.BusinessClock;
import io.duebell.shared.Msisdn;
import io.duebell.simulator.carrier.Handsets;
import io.duebell.simulator.carrier.SmscSimulator;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The telephones of the demo's borrowers: what they read, and what they write back, by themselves or by a visitor's hand. A
 * handset is named by the last text that came, so that no whole number stands in the page; the demo's numbers are invented,
 * but the habit is not.
 */
@Controller
@Profile("demo")
class HandsetsPage {

    private static final int MOST = 40;

    private final SmscSimulator carrier;

    HandsetsPage(SmscSimulator carrier) {
        this.carrier = carrier;
    }

    /** One handset. {@code key} finds it again for a reply. */
    record Screen(String key, String phone, List<Bubble> bubbles) {}

    /** @param side {@code came}, {@code wrote}, or {@code auto} for what a simulated borrower wrote */
    record Bubble(String side, String body, int parts, LocalDateTime at) {}

    @GetMapping("/handsets")
    String handsets(
            @RequestParam(defaultValue = "") String tail,
            @RequestParam(defaultValue = "false") boolean wrote,
            Model model) {
        model.addAttribute("tail", tail);
        model.addAttribute("wrote", wrote);
        model.addAttribute("screens", screens(tail, wrote));
        return "handsets";
    }

    /** A reply by SMS, as a borrower would send it. */
    @PostMapping("/handsets/reply")
    String reply(
            @RequestParam String key,
            @RequestParam String text,
            @RequestParam String tail,
            @RequestParam(defaultValue = "false") boolean wrote,
            RedirectAttributes then) {
        carrier.handsets().latest("", Integer.MAX_VALUE).stream()
                .filter(shown -> key(shown).equals(key))
                .findFirst()
                .ifPresent(shown -> carrier.sendReply(shown.recipient(), shown.sender(), text));
        then.addFlashAttribute("said", "handsets.sent");
        then.addAttribute("tail", tail);
        then.addAttribute("wrote", wrote);
        return "redirect:/handsets";
    }

    private List<Screen> screens(String tail, boolean wrote) {
        return carrier.handsets()
                .conversations(tail.replaceAll("[^0-9]", ""))
                .filter(conversation -> !wrote || conversation.hasWritten())
                .limit(MOST)
                .map(conversation -> new Screen(
                        conversation.lastReceived().map(HandsetsPage::key).orElse(""),
                        new Msisdn(conversation.msisdn()).masked(),
                        conversation.entries().stream()
                                .map(HandsetsPage::bubble)
                                .toList()))
                .toList();
    }

    private static Bubble bubble(Handsets.Entry entry) {
        LocalDateTime at = LocalDateTime.ofInstant(entry.at(), BusinessClock.ZONE);
        return entry instanceof Handsets.Written written
                ? new Bubble(written.automatic() ? "auto" : "wrote", entry.body(), 1, at)
                : new Bubble("came", entry.body(), ((Handsets.Text) entry).parts(), at);
    }

    private static String key(Handsets.Text text) {
        return Integer.toHexString(text.recipient().hashCode()) + "-"
                + text.at().toEpochMilli();
    }
}
