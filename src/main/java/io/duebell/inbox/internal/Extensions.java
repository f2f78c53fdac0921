package io.duebell.inbox.internal;

import io.duebell.carrier.AccessNumbers;
import io.duebell.carrier.ReplyExtension;
import io.duebell.inbox.internal.InboundMapper.Unhandled;
import io.duebell.inbox.internal.OwnerMapper.Sent;
import io.duebell.shared.NoticeId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which of the notices to a number a reply's destination names, where its link appends digits. */
@Component
class Extensions {

    private final ObjectProvider<AccessNumbers> numbers;

    Extensions(ObjectProvider<AccessNumbers> numbers) {
        this.numbers = numbers;
    }

    Optional<Sent> named(Unhandled message, List<Sent> sent) {
        AccessNumbers known = numbers.getIfAvailable();
        String extension = known == null ? "" : known.extension(message.link(), message.destination());
        return extension.isEmpty()
                ? Optional.empty()
                : sent.stream()
                        .filter(each -> ReplyExtension.of(new NoticeId(each.id()), extension.length())
                                .equals(extension))
                        .findFirst();
    }
}
