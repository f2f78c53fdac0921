package io.duebell.remittance.flow;

import io.duebell.remittance.internal.AdviceFileMapper.Numbered;
import io.duebell.remittance.internal.AdviceFiles;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** The steps of advice by file. */
@Component
public class AdviceFiling {

    private final AdviceFiles files;

    AdviceFiling(AdviceFiles files) {
        this.files = files;
    }

    /** One at most. */
    public List<Numbered> claim() {
        return files.claim().stream().toList();
    }

    public void write(@Body Numbered file) throws IOException {
        files.write(file);
    }
}
