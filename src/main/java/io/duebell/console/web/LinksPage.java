package io.duebell.console.web;

import io.duebell.carrier.LinkOrder;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.LinkMapper;
import io.duebell.dispatch.LinkOrders;
import io.duebell.dispatch.LinkOrders.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the nodes say of the carriers' links, and what people order of them. */
@Controller
class LinksPage {

    private static final int LONGEST_REASON = 200;

    private final LinkMapper links;
    private final LinkOrders orders;

    LinksPage(LinkMapper links, LinkOrders orders) {
        this.links = links;
        this.orders = orders;
    }

    /** A link, what stands of it, and what else may be ordered; without an order it is open. */
    record Ordered(String link, @Nullable Standing standing) {

        public LinkOrder order() {
            return standing == null ? LinkOrder.OPEN : standing.ordered();
        }

        public List<LinkOrder> others() {
            return Arrays.stream(LinkOrder.values())
                    .filter(each -> each != order())
                    .toList();
        }
    }

    @GetMapping("/links")
    String page(Model model) {
        show(model);
        return "links";
    }

    @GetMapping("/links/lines")
    String lines(Model model) {
        show(model);
        return "links :: lines";
    }

    /** Says what the order would do and asks why. */
    @GetMapping("/links/{link}/order")
    String confirm(@PathVariable String link, @RequestParam LinkOrder to, Model model) {
        model.addAttribute("link", known(link));
        model.addAttribute("to", to);
        return "link-order";
    }

    @PostMapping("/links/{link}/order")
    String order(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String link,
            @RequestParam LinkOrder to,
            @RequestParam String reason,
            RedirectAttributes attributes) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            attributes.addFlashAttribute("said", "said.reason-missing");
        } else {
            boolean given = orders.give(known(link), to, me.username(), reason.strip());
            attributes.addFlashAttribute("said", given ? "said.ordered" : "said.ordered-already");
        }
        return "redirect:/links";
    }

    private void show(Model model) {
        Map<String, Standing> standing = orders.standing();
        model.addAttribute("links", links.all());
        model.addAttribute("unknown", links.unknownReceipts());
        model.addAttribute(
                "orders",
                links.known().stream()
                        .map(link -> new Ordered(link, standing.get(link)))
                        .toList());
    }

    private String known(String link) {
        if (!links.known().contains(link)) {
            throw new NotFoundException();
        }
        return link;
    }
}
