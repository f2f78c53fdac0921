package io.duebell.demo.web;

import io.duebell.shared.Msisdn;
import io.duebell.simulator.carrier.Handsets;
import io.duebell.simulator.carrier.SmscSimulator;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The telephones of the demo's borrowers: what they read, and what they write back. A text is named by its place in the
 * list, so that no whole number stands in the page; the demo's numbers are invented, but the habit is not.
 */
@Controller
@Profile("demo")
class HandsetsPage {

    private static final int MOST = 40;

    private final SmscSimulator carrier;

    HandsetsPage(SmscSimulator carrier) {
        this.carrier = carrier;
    }

    /** A text as it stands on a handset. {@code key} finds it again for a reply. */
    record Screen(String key, String phone, String body, int parts) {}

    @GetMapping("/handsets")
    String handsets(@RequestParam(defaultValue = "") String tail, Model model) {
        model.addAttribute("tail", tail);
        model.addAttribute("screens", screens(tail));
        return "handsets";
    }

    /** A reply by SMS, as a borrower would send it. */
    @PostMapping("/handsets/reply")
    String reply(
            @RequestParam String key, @RequestParam String text, @RequestParam String tail, RedirectAttributes then) {
        carrier.handsets().latest("", Integer.MAX_VALUE).stream()
                .filter(shown -> key(shown).equals(key))
                .findFirst()
                .ifPresent(shown -> carrier.sendReply(shown.recipient(), shown.sender(), text));
        then.addFlashAttribute("said", "handsets.sent");
        then.addAttribute("tail", tail);
        return "redirect:/handsets";
    }

    private List<Screen> screens(String tail) {
        return carrier.handsets().latest(tail.replaceAll("[^0-9]", ""), MOST).stream()
                .map(text -> new Screen(key(text), new Msisdn(text.recipient()).masked(), text.body(), text.parts()))
                .toList();
    }

    private static String key(Handsets.Text text) {
        return Integer.toHexString(text.recipient().hashCode()) + "-"
                + text.at().toEpochMilli();
    }
}
