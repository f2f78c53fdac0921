package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.remittance.Feeds;
import io.duebell.statement.Beginning;
import io.duebell.statement.Layout;
import io.duebell.statement.Layout.Field;
import io.duebell.statement.NotTaken.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the files of each bank are read, defined from a sample; the head of the sample travels with the form and is kept nowhere, that of a workbook as
 * CSV. */
@Controller
class FeedsPage {

    private static final List<String> CHARSETS = List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE");
    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");
    private static final List<String> DATES =
            List.of("yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "yyyy年M月d日", "dd.MM.yyyy", "MM/dd/yyyy", "dd/MM/yyyy");

    private final Feeds feeds;

    FeedsPage(Feeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/feeds")
    String page(Model model) {
        model.addAttribute("feeds", feeds.all());
        return "feeds";
    }

    /** Shows a sample as it would be read; changes nothing. */
    @PostMapping("/feeds/sample")
    String look(
            @RequestParam @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String sample,
            @RequestParam MultiValueMap<String, String> form,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return looked(Beginning.of(bytes(sample)), LayoutForm.of(form), form, model);
        }
        try (InputStream in = file.getInputStream()) {
            return looked(Beginning.of(in), null, form, model);
        }
    }

    @PostMapping("/feeds")
    String add(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam(defaultValue = "") String sample,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String account,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes attributes)
            throws IOException {
        Layout layout = LayoutForm.of(form);
        String problem = feeds.add(name, account.isBlank() ? null : account.strip(), layout, me.username());
        if (problem != null) {
            model.addAttribute("problem", problem);
            return looked(Beginning.of(bytes(sample)), layout, form, model);
        }
        attributes.addFlashAttribute("said", "said.feed-added");
        return "redirect:/feeds";
    }

    @PostMapping("/feeds/{id:[0-9]{1,18}}/retire")
    String retire(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        attributes.addFlashAttribute("said", feeds.retire(id, me.username()) ? "said.feed-retired" : "said.feed-gone");
        return "redirect:/feeds";
    }

    private String looked(Beginning head, @Nullable Layout layout, MultiValueMap<String, String> form, Model model)
            throws IOException {
        model.addAttribute("feeds", feeds.all());
        Reason refused = head.refused();
        if (refused != null) {
            model.addAttribute("refused", refused.code());
            return "feeds";
        }
        if (head.bytes().length == 0) {
            model.addAttribute("problem", "no-sample");
            return "feeds";
        }
        Feeds.Sample seen = feeds.look(head, layout);
        model.addAttribute("seen", seen);
        model.addAttribute("sample", Base64.getEncoder().encodeToString(head.bytes()));
        model.addAttribute("name", form.getFirst("name"));
        model.addAttribute("account", form.getFirst("account"));
        model.addAttribute("fields", Field.values());
        model.addAttribute("charsets", CHARSETS);
        model.addAttribute("separators", SEPARATORS);
        model.addAttribute("dates", DATES);
        return "feeds";
    }

    private static byte[] bytes(String sample) {
        try {
            return Base64.getDecoder().decode(sample);
        } catch (IllegalArgumentException notOfOurPage) {
            throw new NotFoundException();
        }
    }
}
