package io.duebell.inbox.internal;

import io.duebell.inbox.TrainingData;
import io.duebell.inbox.internal.LabelMapper.Label;
import io.duebell.shared.TextFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Labels as they are kept in {@code reply_label}. */
@Component
class StoredTrainingData implements TrainingData {

    private static final int CHUNK = 500;
    private static final double PERCENT = 100;
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])(1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])");

    private final LabelMapper mapper;

    StoredTrainingData(LabelMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public int count() {
        return mapper.count();
    }

    @Override
    public void export(Appendable to, LocalDate from, LocalDate until) throws IOException {
        to.append("utterance\tintent\tread_as\tconfidence\tbusiness_date\n");
        long after = 0;
        List<Label> labels;
        do {
            labels = mapper.labels(from, until, after, CHUNK);
            for (Label label : labels) {
                to.append(line(label));
                after = label.entryId();
            }
        } while (labels.size() == CHUNK);
    }

    private static String line(Label label) {
        String text = label.utterance().replaceAll("[\\t\\r\\n]+", " ");
        return String.join(
                        "\t",
                        TextFiles.harmless(MOBILE.matcher(text).replaceAll("$1****$2")),
                        label.intents(),
                        label.readAs(),
                        String.format(Locale.ROOT, "%.2f", label.percent() / PERCENT),
                        label.businessDate().toString())
                + "\n";
    }
}
