package io.duebell.engine.internal;

import io.duebell.engine.EngineException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine's version; within a series ({@code major.minor}) the format of the data stays. */
record EngineVersion(int major, int minor, int patch) implements Comparable<EngineVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    static EngineVersion parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new EngineException("the version file of the database folder does not name a version: '" + text
                    + "'. Move the folder away, or choose another.");
        }
        return new EngineVersion(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
    }

    boolean isSameSeries(EngineVersion other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(EngineVersion other) {
        return Comparator.comparingInt(EngineVersion::major)
                .thenComparingInt(EngineVersion::minor)
                .thenComparingInt(EngineVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
