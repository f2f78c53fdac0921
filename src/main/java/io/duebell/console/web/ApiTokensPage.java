package io.duebell.console.web;

import io.duebell.api.ApiScope;
import io.duebell.api.ApiTokens;
import io.duebell.console.internal.ConsoleUser;
import io.duebell.shared.BusinessClock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tokens of other programs: made, seen, revoked. A new one is shown once. */
@Controller
class ApiTokensPage {

    private static final int LONGEST_NAME = 60;

    private final ApiTokens tokens;

    ApiTokensPage(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/api-tokens")
    String page(Model model) {
        model.addAttribute("tokens", tokens.all());
        model.addAttribute("scopes", ApiScope.values());
        return "api-tokens";
    }

    @PostMapping("/api-tokens")
    String create(
            @AuthenticationPrincipal ConsoleUser me,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable Set<ApiScope> scopes,
            @RequestParam(defaultValue = "") String managerNo,
            @RequestParam(defaultValue = "") String branchNo,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate lastDay,
            RedirectAttributes attributes) {
        if (name.isBlank() || name.length() > LONGEST_NAME || scopes == null || scopes.isEmpty()) {
            attributes.addFlashAttribute("said", "said.token-incomplete");
            return "redirect:/api-tokens";
        }
        String token = tokens.create(
                name,
                scopes,
                managerNo.isBlank() ? null : managerNo.strip(),
                branchNo.isBlank() ? null : branchNo.strip(),
                lastDay == null
                        ? null
                        : lastDay.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant(),
                me.username());
        attributes.addFlashAttribute("token", token);
        return "redirect:/api-tokens";
    }

    @PostMapping("/api-tokens/{id}/revoke")
    String revoke(@AuthenticationPrincipal ConsoleUser me, @PathVariable long id, RedirectAttributes attributes) {
        attributes.addFlashAttribute(
                "said", tokens.revoke(id, me.username()) ? "said.token-revoked" : "said.token-revoked-already");
        return "redirect:/api-tokens";
    }
}
