package io.duebell.remittance.internal;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A statement that is made while it is read, so that a test of a large one holds none. */
final class EndlessStatement extends InputStream {

    private final long lines;
    private byte[] row = "交易日期,交易流水号,借贷标志,交易金额,账户余额,本方账号,对方户名,对方账号,摘要,附言\n".getBytes(StandardCharsets.UTF_8);
    private int at;
    private long made;

    EndlessStatement(long lines) {
        this.lines = lines;
    }

    /** A third are money out; the balance goes on. */
    private static String row(long n) {
        boolean out = n % 3 == 0;
        long balance = 1_000_000 + n / 3 + n % 3;
        return "202612" + (10 + n % 5) + ",T" + (900_000_000_000L + n) + (out ? ",借,1.00," : ",贷,1.00,") + balance
                + ".00,62100000000002031,王秋菊," + (6_222_000_000_000_000L + n % 100_000)
                + ",网银转账,还贷款利息 石桥村 谢谢\n";
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == row.length) {
            if (made == lines) {
                return -1;
            }
            row = row(++made).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int taken = Math.min(length, row.length - at);
        System.arraycopy(row, at, into, offset, taken);
        at += taken;
        return taken;
    }
}
