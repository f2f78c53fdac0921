package io.duebell.sheet;

/**
 * What a cell holds: a text as it stands, a day or a moment as {@code 2026-12-14 09:30:00}, a number in plain figures of which at most
 * fifteen count, as a spreadsheet keeps no more. A number of sixteen figures and more has lost its last ones, and is written as {@code
 * 6.22202E+18}.
 *
 * @param formula whether it is calculated; its text is what was shown when the file was written
 */
public record Cell(String text, boolean formula) {

    static final Cell EMPTY = new Cell("", false);
}
