package io.duebell.reading.internal;

import io.duebell.reading.Intent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What the classifier learnt: for each feature how much it speaks for or against each intent, in log odds. */
final class Weights {

    private static final int INTENTS = Intent.values().length;

    private final Map<String, float[]> byFeature;

    Weights(Map<String, float[]> byFeature) {
        this.byFeature = Map.copyOf(byFeature);
    }

    Likely probabilities(List<String> features) {
        double[] odds = new double[INTENTS];
        for (String feature : features) {
            float[] weights = byFeature.get(feature);
            if (weights != null) {
                for (int i = 0; i < INTENTS; i++) {
                    odds[i] += weights[i];
                }
            }
        }
        for (int i = 0; i < INTENTS; i++) {
            odds[i] = 1 / (1 + Math.exp(-odds[i]));
        }
        return new Likely(odds);
    }

    void write(OutputStream to) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
            out.writeInt(byFeature.size());
            for (Map.Entry<String, float[]> feature : new java.util.TreeMap<>(byFeature).entrySet()) {
                out.writeUTF(feature.getKey());
                for (float weight : feature.getValue()) {
                    out.writeFloat(weight);
                }
            }
        }
    }

    static Weights read(InputStream from) {
        Map<String, float[]> byFeature = new HashMap<>();
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(from))) {
            for (int left = in.readInt(); left > 0; left--) {
                String feature = in.readUTF();
                float[] weights = new float[INTENTS];
                for (int i = 0; i < INTENTS; i++) {
                    weights[i] = in.readFloat();
                }
                byFeature.put(feature, weights);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Weights(byFeature);
    }
}
