package io.duebell.statement;

/** What became of a line of a statement file. */
public sealed interface StatementItem permits StatementLine, NotTaken {

    /** The file's name. */
    String file();

    /** Counted from 1 in the file. */
    long line();
}
