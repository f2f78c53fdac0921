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

    /** The share of pairs of characters that no saying had, 0 to 1. */
    double unmet(List<String> features) {
        int pairs = 0;
        int unmet = 0;
        for (String feature : features) {
            if (Features.isPlainPair(feature)) {
                pairs++;
                unmet += byFeature.containsKey(feature) ? 0 : 1;
            }
        }
        return pairs == 0 ? 1 : (double) unmet / pairs;
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
