package io.duebell.console.web;

import io.duebell.remittance.ReviewDesk.Order;
import io.duebell.remittance.ReviewDesk.Proposed;
import io.duebell.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a person typed beside loans; a loan with nothing beside it gets nothing.
 *
 * @param typed in yuan by loan, as typed
 * @param problem what was typed and is no amount; null: all are
 */
record SplitForm(
        Map<String, String> typed,
        List<Proposed> proposed,
        @Nullable String problem) {

    /** So that a sum of them stays a sum. */
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    static SplitForm of(MultiValueMap<String, String> form) {
        List<String> loans = form.getOrDefault("loan", List.of());
        List<String> yuan = form.getOrDefault("yuan", List.of());
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(loans.size(), yuan.size()); i++) {
            if (!yuan.get(i).isBlank()) {
                typed.put(loans.get(i), yuan.get(i).strip());
            }
        }
        List<Proposed> proposed = new ArrayList<>();
        String problem = null;
        for (Map.Entry<String, String> each : typed.entrySet()) {
            Optional<Money> amount = amount(each.getValue());
            amount.ifPresent(money -> proposed.add(new Proposed(each.getKey(), money)));
            if (amount.isEmpty()) {
                problem = each.getValue();
            }
        }
        return new SplitForm(typed, List.copyOf(proposed), problem);
    }

    private static Optional<Money> amount(String typed) {
        try {
            BigDecimal yuan = new BigDecimal(typed.replace(",", "").replace("，", ""));
            return yuan.signum() > 0
                            && yuan.compareTo(MOST) < 0
                            && yuan.stripTrailingZeros().scale() <= 2
                    ? Optional.of(Money.ofYuan(yuan))
                    : Optional.empty();
        } catch (NumberFormatException notAnAmount) {
            return Optional.empty();
        }
    }

    /** As the page offers it before anything was typed. */
    static SplitForm offered(List<Proposed> shares) {
        Map<String, String> typed = new LinkedHashMap<>();
        shares.forEach(share -> typed.put(share.loanNo(), share.amount().yuan()));
        return new SplitForm(typed, List.copyOf(shares), null);
    }

    Money given() {
        return proposed.stream().map(Proposed::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Where it is shown again, with what was typed and further borrowers that are searched. */
    String address(long remittance, String words, Order order) {
        return UriComponentsBuilder.fromPath("/remittances/" + remittance + "/split")
                .queryParam("loan", typed.keySet())
                .queryParam("yuan", typed.values())
                .queryParam("q", words)
                .queryParam("order", order)
                .encode()
                .toUriString();
    }
}
