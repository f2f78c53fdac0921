package io.duebell;

/** Starts the gateway. */
public final class Duebell {
    private Duebell() {}

    public static void main(String[] args) {}
}
