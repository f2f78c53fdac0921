package io.duebell.notice.internal;

/** What a run has come to so far; counted by the one thread that plans. */
public record RunFigures(int instalments, int selected, int notices, int known, int repairs) {

    public static final RunFigures NONE = new RunFigures(0, 0, 0, 0, 0);

    public RunFigures plus(RunFigures more) {
        return new RunFigures(
                instalments + more.instalments,
                selected + more.selected,
                notices + more.notices,
                known + more.known,
                repairs + more.repairs);
    }
}
