package io.duebell.console;

import io.duebell.notice.PlanningRuns;

/**
 * The console with a made-up morning, to be looked at by hand: {@code main} with a port, and {@code town} behind it for remittances of
 * the real room instead; ends when its input ends.
 */
final class ConsolePreview {

    private ConsolePreview() {}

    public static void main(String[] args) throws Exception {
        int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        boolean town = args.length > 1;
        try (ConsoleApp app = town ? ConsoleApp.overTheRoom(port, SampleTown.book()) : new ConsoleApp(port, false)) {
            ConsoleUsers users = app.get(ConsoleUsers.class);
            System.out.println("m1 " + users.create("m1", "经理甲", Role.MANAGER, "M00001", null));
            System.out.println("boss " + users.create("boss", "主任", Role.SUPERVISOR, null, null));
            System.out.println("audit " + users.create("audit", "审计", Role.AUDITOR, null, null));
            if (town) {
                new SampleTown(app).month();
            } else {
                morning(app);
            }
            System.out.println("http://127.0.0.1:" + app.port());
            while (System.in.read() != -1) {
                // A person presses keys; only the end of input counts.
            }
        }
    }

    private static void morning(ConsoleApp app) {
        SampleDay sample = new SampleDay(app.jdbc());
        sample.morning();
        sample.doubts();
        new SampleReplies(app).morning();
        app.runs.today(PlanningRuns.State.DONE, null, 900);
        new SampleStatements(app.jdbc()).month();
    }
}
