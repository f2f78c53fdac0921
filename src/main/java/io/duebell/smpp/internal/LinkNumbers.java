package io.duebell.smpp.internal;

import io.duebell.carrier.AccessNumbers;
import io.duebell.smpp.LinkSettings;
import org.springframework.stereotype.Component;

/** The access numbers of the configured links. */
@Component
class LinkNumbers implements AccessNumbers {

    private final LinkSettings settings;

    LinkNumbers(LinkSettings settings) {
        this.settings = settings;
    }

    @Override
    public String extension(String link, String destination) {
        return settings.links().stream()
                .filter(each -> each.id().equals(link))
                .filter(each -> each.extensionDigits() > 0)
                .filter(each -> destination.startsWith(each.sourceAddress()))
                .map(each -> destination.substring(each.sourceAddress().length()))
                .filter(rest -> rest.chars().allMatch(Character::isDigit))
                .findFirst()
                .orElse("");
    }
}
