package io.bindery.language;

import java.util.List;

/** Arithmetic of vectors of length 1. */
public final class Vectors {

    private Vectors() {}

    /** The cosine of two vectors of length 1. */
    public static double cosine(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of two models: " + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The mean of vectors, made of length 1 again. At least one vector. */
    public static float[] centre(List<float[]> vectors) {
        float[] sum = new float[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return unit(sum);
    }

    /** The vector of length 1 in the same direction; one without direction as it is. */
    public static float[] unit(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += x * x;
        }
        if (square == 0) {
            return vector;
        }
        float length = (float) Math.sqrt(square);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }
}
