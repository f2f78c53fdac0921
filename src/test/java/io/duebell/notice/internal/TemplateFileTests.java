package io.duebell.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duebell.notice.BadNoticeSettingException;
import io.duebell.notice.NoticeTemplate.MessageClass;
import org.junit.jupiter.api.Test;

class TemplateFileTests {

    private static final String FRONT = "---\nid: overdue-7\nversion: \"3\"\nclass: service\nregistered: T-100\n---\n";

    @Test
    void frontMatterNamesTheVersionAndWhatTheCarrierRegistered() {
        CompiledTemplate template = TemplateFile.parse("overdue-7.zh-CN.txt", FRONT + "{{name}}，尚欠{{total}}元。\n");

        assertThat(template.version().id()).isEqualTo("overdue-7");
        assertThat(template.version().language()).isEqualTo("zh-CN");
        assertThat(template.version().version()).isEqualTo("3");
        assertThat(template.version().messageClass()).isEqualTo(MessageClass.SERVICE);
        assertThat(template.version().registeredNo()).isEqualTo("T-100");
        assertThat(template.version().hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void unknownVariableIsRefusedNamingItItsLineAndTheKnownOnes() {
        assertThatThrownBy(() -> TemplateFile.parse(
                        "overdue-7.zh-CN.txt",
                        FRONT + "{{name}}\n{{#several}}\n{{#items}}{{amonut}}{{/items}}\n{{/several}}"))
                .isInstanceOf(BadNoticeSettingException.class)
                .hasMessage("template overdue-7.zh-CN.txt, line 9: nobody fills in {{amonut}}")
                .extracting(e -> ((BadNoticeSettingException) e).remedy())
                .asString()
                .contains("account, amount, asOf, bank");
    }

    @Test
    void unknownSectionIsRefusedToo() {
        assertRefused(FRONT + "{{#many}}x{{/many}}", "nobody fills in {{many}}");
        assertRefused(FRONT + "{{^many}}x{{/many}}", "nobody fills in {{many}}");
    }

    @Test
    void whatANoticeMayNotSayIsRefused() {
        assertRefused(FRONT + "见 https://example.test/x", "link");
        assertRefused(FRONT + "【别家银行】{{name}}", "【");
        assertRefused(FRONT + "{{> other}}", "includes other");
        assertRefused(FRONT + "  \n", "says nothing");
    }

    @Test
    void brokenFileIsRefusedInWordsNotByAStackTrace() {
        assertRefused("{{name}}", "front matter");
        assertRefused("---\nid: [\n---\nx", "not YAML");
        assertRefused("---\nid: overdue-8\nversion: 1\nclass: service\n---\nx", "says id overdue-8");
        assertRefused("---\nid: overdue-7\nclass: service\n---\nx", "no version");
        assertRefused("---\nid: overdue-7\nversion: 1\nclass: advert\n---\nx", "class is advert");
        assertRefused(
                "---\nid: overdue-7\nversion: 1\nclass: service\nregisterd: 1\n---\nx", "unknown field registerd");
        assertRefused(FRONT + "{{#several}}x", "can't be read");
        assertThatThrownBy(() -> TemplateFile.parse("overdue-7.txt", FRONT + "x"))
                .hasMessageContaining("its name");
    }

    private static void assertRefused(String content, String problem) {
        assertThatThrownBy(() -> TemplateFile.parse("overdue-7.zh-CN.txt", content))
                .isInstanceOf(BadNoticeSettingException.class)
                .hasMessageStartingWith("template overdue-7.zh-CN.txt")
                .hasMessageContaining(problem);
    }
}
