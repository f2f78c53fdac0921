package io.duebell.remittance.internal;

import io.duebell.matching.Candidate;
import io.duebell.matching.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Whose remittances may be, with the evidence, as it is kept. */
@Component
class Candidates {

    private static final int LONGEST_LOANS = 300;

    private final CandidateMapper mapper;
    private final JsonMapper json = JsonMapper.builder().build();

    Candidates(CandidateMapper mapper) {
        this.mapper = mapper;
    }

    void replace(long remittance, List<Candidate> candidates) {
        mapper.clear(remittance);
        List<CandidateMapper.Kept> rows = new ArrayList<>();
        for (Candidate each : candidates) {
            rows.add(new CandidateMapper.Kept(
                    rows.size() + 1,
                    each.borrowerNo(),
                    joined(each.loanNos()),
                    each.weight(),
                    json.writeValueAsString(each.evidence())));
        }
        if (!rows.isEmpty()) {
            mapper.add(remittance, rows);
        }
    }

    /** As many whole numbers as there is room for. */
    private static String joined(List<String> loanNos) {
        String joined = String.join(";", loanNos);
        return joined.length() <= LONGEST_LOANS ? joined : joined.substring(0, joined.lastIndexOf(';', LONGEST_LOANS));
    }

    List<Candidate> of(long remittance) {
        return mapper.of(remittance).stream()
                .map(row -> new Candidate(
                        row.borrowerNo(),
                        row.loanNos().isEmpty()
                                ? List.of()
                                : Arrays.asList(row.loanNos().split(";", -1)),
                        row.weight(),
                        Arrays.asList(json.readValue(row.evidence(), Evidence[].class))))
                .toList();
    }
}
