package recto.image;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Colours that are described by numbers instead of a profile: by the chromaticities of red, green, blue and white, and by a transfer
 * function.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#13Decoder-gamma-handling">PNG, third edition, section 13.13</a>
 */
final class RgbColours implements Colours {

    /** x and y of white, red, green and blue, in the order of PNG's cHRM. */
    static final double[] SRGB_PRIMARIES = {0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06};
    static final double[] DISPLAY_P3 = {0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
    static final double[] BT2020 = {0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046};

    /** How the responses of the eye's cones follow from XYZ; white points are adapted among them. */
    private static final double[][] BRADFORD = {{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}};

    /** Fine enough that the darkest colours do not merge. */
    private static final int STEPS = 1 << 14;

    private final double[] linear = new double[256];
    private final double[][] matrix;
    private final byte[] encoded = new byte[STEPS + 1];

    /** @param transfer from a stored colour to light, both from 0 to 1 */
    RgbColours(double[] primaries, DoubleUnaryOperator transfer) {
        for (int i = 0; i < 256; i++) {
            linear[i] = transfer.applyAsDouble(i / 255.0);
        }
        for (int i = 0; i <= STEPS; i++) {
            double light = (double) i / STEPS;
            encoded[i] = (byte) Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055));
        }
        double[][] toSrgb = product(inverse(toXyz(SRGB_PRIMARIES)), product(adaptation(primaries, SRGB_PRIMARIES), toXyz(primaries)));
        // Primaries that lie on one line describe no colours
        boolean isSound = Arrays.stream(toSrgb).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        matrix = isSound ? toSrgb : new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    }

    /** The transfer function of sRGB. */
    static double srgb(double colour) {
        return colour <= 0.04045 ? colour / 12.92 : Math.pow((colour + 0.055) / 1.055, 2.4);
    }

    static DoubleUnaryOperator gamma(double exponent) {
        return colour -> Math.pow(colour, exponent);
    }

    @Override
    public void toSrgb(byte[] rgb) {
        for (int i = 0; i < rgb.length; i += 3) {
            double red = linear[rgb[i] & 0xFF];
            double green = linear[rgb[i + 1] & 0xFF];
            double blue = linear[rgb[i + 2] & 0xFF];
            for (int k = 0; k < 3; k++) {
                double light = matrix[k][0] * red + matrix[k][1] * green + matrix[k][2] * blue;
                rgb[i + k] = encoded[(int) Math.round(STEPS * Math.max(0, Math.min(1, light)))];
            }
        }
    }

    /** The matrix from light of these primaries to XYZ. */
    private static double[][] toXyz(double[] primaries) {
        double[][] xyz = new double[3][3];
        for (int i = 0; i < 3; i++) {
            double[] colour = xyz(primaries, i + 1);
            for (int k = 0; k < 3; k++) {
                xyz[k][i] = colour[k];
            }
        }
        double[] scale = product(inverse(xyz), xyz(primaries, 0));
        for (double[] row : xyz) {
            for (int i = 0; i < 3; i++) {
                row[i] *= scale[i];
            }
        }
        return xyz;
    }

    private static double[] xyz(double[] primaries, int n) {
        double x = primaries[2 * n];
        double y = primaries[2 * n + 1];
        return new double[] {x / y, 1, (1 - x - y) / y};
    }

    private static double[][] adaptation(double[] from, double[] to) {
        double[] source = product(BRADFORD, xyz(from, 0));
        double[] target = product(BRADFORD, xyz(to, 0));
        double[][] scale = new double[3][3];
        for (int i = 0; i < 3; i++) {
            scale[i][i] = target[i] / source[i];
        }
        return product(inverse(BRADFORD), product(scale, BRADFORD));
    }

    private static double[] product(double[][] a, double[] v) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = a[i][0] * v[0] + a[i][1] * v[1] + a[i][2] * v[2];
        }
        return product;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                product[i][k] = a[i][0] * b[0][k] + a[i][1] * b[1][k] + a[i][2] * b[2][k];
            }
        }
        return product;
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
        }
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                double[] next = m[(k + 1) % 3];
                double[] last = m[(k + 2) % 3];
                inverse[i][k] = (next[(i + 1) % 3] * last[(i + 2) % 3] - next[(i + 2) % 3] * last[(i + 1) % 3]) / determinant;
            }
        }
        return inverse;
    }
}
