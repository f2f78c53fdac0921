package io.duebell.console;

import io.duebell.remittance.StatementIntake;
import io.duebell.remittance.StatementIntake.Source;
import io.duebell.remittance.internal.SmallBook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A town that pays in different ways, for the preview: statements read by the real room and judged by the real matcher. */
record SampleTown(ConsoleApp app) {

    private static final String HEADER = "交易日期,交易流水号,借贷标志,交易金额,本方账号,对方户名,对方账号,摘要,附言\n";

    static SmallBook book() {
        return new SmallBook()
                .add("310700000001", "王秋菊", "3107260300232546", "162.50")
                .add("310700000001", "王秋菊", "3107260300232554", "137.50")
                .add("310700000002", "李大山", "3107260300232619", "88.20")
                .add("310700000011", "李大山", "3107260300232627", "88.20")
                .add("310700000003", "赵敏", "3107260300232711", "70.00")
                .add("310700000021", "欧阳春花", "3107260300232729", "512.35")
                .add("310700000004", "孙富贵", "3107260300232999", "1250.00");
    }

    void month() throws IOException {
        SampleDay day = new SampleDay(app.jdbc());
        day.borrower("310700000001", "王秋菊", "M00001", "0001");
        day.borrower("310700000021", "欧阳春花", "M00001", "0001");
        take("对公账户-2026-12-12.csv", """
                20261211,S101,贷,162.50,2031,王秋菊,6217000000001234567,转账,借据3107260300232546利息
                20261211,S102,贷,88.20,2031,李大山,6217000000001234568,转账,还款
                20261211,S103,贷,300.00,2031,王建国,6217000000001234569,转账,石桥村王秋菊还款 13800100001
                20261212,S104,贷,60000.00,2031,清河县顺达粮油有限公司,6217000000009999999,转账,代三人还贷 王秋菊 赵敏 孙富贵
                20261212,S105,贷,512.35,2031,欧阳春花,6217000000001234570,网银,还利息
                20261212,S106,贷,45.00,2031,电力公司,62001,转账,电费退款
                20261212,S107,贷,1250.00,2031,孙富桂,6217000000001234571,转账,还款
                20261212,S108,借,50.00,2031,电力公司,62001,扣费,
                20261212,S109,贷,1.2E+05,2031,王五,6217000000001234572,转账,
                合计,,,62418.05,,,,,
                """);
        take("对公账户-2026-12-14.csv", """
                20261212,S107,贷,1250.00,2031,孙富桂,6217000000001234571,转账,还款
                20261213,S110,贷,70.00,2031,,,现金存入,石桥村 赵
                20261214,S111,贷,1000.00,2031,支付宝（中国）网络技术有限公司,2188000000000001,转账,Wang Qiuju
                20261214,S112,贷,-162.50,2031,,,冲正,冲正原流水S101
                """);
        take("导出.csv", "没有表头,只有,几格\n");
    }

    private void take(String name, String lines) throws IOException {
        app.get(StatementIntake.class)
                .take(
                        name,
                        new ByteArrayInputStream(
                                ((name.startsWith("对") ? HEADER : "") + lines).getBytes(StandardCharsets.UTF_8)),
                        Source.UPLOAD,
                        null,
                        "boss");
        app.readAndJudge();
    }
}
