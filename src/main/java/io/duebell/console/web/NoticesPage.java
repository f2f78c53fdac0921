package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.NoticeSearch;
import io.duebell.console.internal.Notices;
import io.duebell.dispatch.NoticeState;
import io.duebell.notice.NoticeKind;
import io.duebell.shared.BusinessClock;
import io.duebell.shared.NoticeId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notices to be found again. What is typed and can't be meant, a tail of letters say, finds nothing rather than all. */
@Controller
class NoticesPage {

    private final Notices notices;
    private final BusinessClock clock;

    NoticesPage(Notices notices, BusinessClock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * What was typed into the search.
     *
     * @param q the beginning of a name, or a whole borrower or loan number
     */
    record Asked(
            @Nullable String q,
            @Nullable String tail,
            @Nullable String village,
            @Nullable String state,
            @Nullable String kind,
            @Nullable String reason,
            @Nullable String date) {

        NoticeSearch search() {
            String text = given(q);
            boolean number = text != null && text.chars().anyMatch(Character::isDigit);
            String stateName = given(state);
            String day = given(date);
            return new NoticeSearch(
                    number ? null : likeLiteral(text),
                    number ? text : null,
                    given(tail),
                    given(village),
                    stateName == null ? null : state(stateName),
                    given(kind),
                    given(reason),
                    day == null ? null : date(day));
        }

        private static @Nullable String given(@Nullable String typed) {
            return typed == null || typed.isBlank() ? null : typed.strip();
        }

        private static @Nullable String likeLiteral(@Nullable String text) {
            return text == null
                    ? null
                    : text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }

        private static @Nullable NoticeState state(String name) {
            return Arrays.stream(NoticeState.values())
                    .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElse(null);
        }

        private static @Nullable LocalDate date(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException notADate) {
                return null;
            }
        }
    }

    @GetMapping("/notices")
    String page(
            @AuthenticationPrincipal ConsoleUser me,
            Asked asked,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String before,
            Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("today", clock.today());
        model.addAttribute("page", notices.page(me.scope(), asked.search(), id(after), id(before)));
        model.addAttribute("villages", notices.villages(me.scope()));
        model.addAttribute("states", NoticeState.values());
        model.addAttribute("kinds", NoticeKind.values());
        return "notices";
    }

    private static @Nullable Long id(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return NoticeId.parse(text).value();
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
