package recto.site;

/**
 * A colour in OkLCh, in which a colour made lighter or darker keeps its hue to the eye.
 *
 * @param lightness from 0 to 1
 * @param chroma 0 is grey; the greatest that a screen can show depends on lightness and hue
 * @param hue in radians
 * @see <a href="https://www.w3.org/TR/css-color-4/#ok-lab">CSS Color 4, Oklab and OkLCh</a>
 */
record Oklch(double lightness, double chroma, double hue) {

    /** @param rgb as 0xrrggbb */
    static Oklch of(int rgb) {
        double red = linear(rgb >> 16);
        double green = linear(rgb >> 8);
        double blue = linear(rgb);
        double l = Math.cbrt(.4122214708 * red + .5363325363 * green + .0514459929 * blue);
        double m = Math.cbrt(.2119034982 * red + .6806995451 * green + .1073969566 * blue);
        double s = Math.cbrt(.0883024619 * red + .2817188376 * green + .6299787005 * blue);
        double a = 1.9779984951 * l - 2.4285922050 * m + .4505937099 * s;
        double b = .0259040371 * l + .7827717662 * m - .8086757660 * s;
        return new Oklch(.2104542553 * l + .7936177850 * m - .0040720468 * s, Math.hypot(a, b), Math.atan2(b, a));
    }

    /** @param other the new lightness; below 0 it counts as 0, above 1 as 1 */
    Oklch withLightness(double other) {
        return new Oklch(Math.max(0, Math.min(1, other)), chroma, hue);
    }

    /** The colour as 0xrrggbb. Where sRGB has no such colour, its chroma is reduced to the greatest that sRGB has. */
    int rgb() {
        double[] best = channels(chroma);
        if (!isShown(best)) {
            double shown = 0;
            double notShown = chroma;
            while (notShown - shown > 1e-4) {
                double middle = (shown + notShown) / 2;
                if (isShown(channels(middle))) {
                    shown = middle;
                } else {
                    notShown = middle;
                }
            }
            best = channels(shown);
        }
        return encoded(best[0]) << 16 | encoded(best[1]) << 8 | encoded(best[2]);
    }

    /** Red, green and blue, linear. */
    private double[] channels(double chroma) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = Math.pow(lightness + .3963377774 * a + .2158037573 * b, 3);
        double m = Math.pow(lightness - .1055613458 * a - .0638541728 * b, 3);
        double s = Math.pow(lightness - .0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {4.0767416621 * l - 3.3077115913 * m + .2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - .3413193965 * s,
                -.0041960863 * l - .7034186147 * m + 1.7076147010 * s};
    }

    private static boolean isShown(double[] channels) {
        for (double channel : channels) {
            if (channel < -1e-4 || channel > 1 + 1e-4) {
                return false;
            }
        }
        return true;
    }

    /** @param channel its lowest eight bits are the value; the others are ignored */
    static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        double value = linear <= .0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - .055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, value)));
    }
}
