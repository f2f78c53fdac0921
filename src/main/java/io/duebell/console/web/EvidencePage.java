package io.duebell.console.web;

import io.duebell.console.internal.ConsoleUser;
import io.duebell.console.internal.EvidenceDesk;
import io.duebell.evidence.EvidencePack;
import io.duebell.shared.NoticeId;
import java.nio.charset.StandardCharsets;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Evidence of a notice or of a borrower as a file, and the digests of the sealed days. */
@Controller
class EvidencePage {

    private static final String JSON = "json";

    private final EvidenceDesk desk;
    private final EvidencePdf pdf;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    EvidencePage(EvidenceDesk desk, EvidencePdf pdf) {
        this.desk = desk;
        this.pdf = pdf;
    }

    @GetMapping("/evidence")
    String page(@AuthenticationPrincipal ConsoleUser me, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("found", desk.search(me, q));
        model.addAttribute("digests", desk.digests());
        return "evidence";
    }

    @GetMapping("/evidence/notices/{id}.{form:json|pdf}")
    ResponseEntity<byte[]> notice(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String id,
            @PathVariable String form,
            @RequestParam(defaultValue = "false") boolean whole) {
        EvidencePack pack = desk.ofNotice(me, parse(id), whole, form).orElseThrow(NotFoundException::new);
        return file(pack, "notice-" + id, form);
    }

    @GetMapping("/evidence/borrowers/{no:[A-Za-z0-9]{1,12}}.{form:json|pdf}")
    ResponseEntity<byte[]> borrower(
            @AuthenticationPrincipal ConsoleUser me,
            @PathVariable String no,
            @PathVariable String form,
            @RequestParam(defaultValue = "false") boolean whole) {
        EvidencePack pack = desk.ofBorrower(me, no, whole, form).orElseThrow(NotFoundException::new);
        return file(pack, "borrower-" + no, form);
    }

    private ResponseEntity<byte[]> file(EvidencePack pack, String name, String form) {
        byte[] body = form.equals(JSON)
                ? json.writeValueAsString(pack).getBytes(StandardCharsets.UTF_8)
                : pdf.of(pack, LocaleContextHolder.getLocale());
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename("evidence-" + name + "." + form)
                .build();
        return ResponseEntity.ok()
                .contentType(form.equals(JSON) ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    private static NoticeId parse(String id) {
        try {
            return NoticeId.parse(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException();
        }
    }
}
