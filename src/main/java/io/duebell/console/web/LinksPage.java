package io.duebell.console.web;

import io.duebell.console.internal.LinkMapper;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the nodes say of the carriers' links. */
@Controller
class LinksPage {

    private final LinkMapper links;

    LinksPage(LinkMapper links) {
        this.links = links;
    }

    @GetMapping("/links")
    String page(Model model) {
        model.addAttribute("links", links.all());
        return "links";
    }

    @GetMapping("/links/lines")
    String lines(Model model) {
        model.addAttribute("links", links.all());
        return "links :: lines";
    }
}
