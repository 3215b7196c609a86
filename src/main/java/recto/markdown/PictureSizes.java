package recto.markdown;

import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import recto.html.Elements;
import recto.media.ShownPicture;

/** How large a picture of an article is: the room that a page keeps for it, and what browsers choose one of its copies by. */
final class PictureSizes {

    /** How wide the stylesheet shows a picture in the text. */
    private static final String SIZES = "(min-width: 40rem) 37.5rem, 100vw";
    /** The same on a wide screen, in CSS pixels. */
    private static final int TEXT_WIDTH = 600;
    private static final int WIDE_WIDTH = 960;
    /** The class of a picture that takes a share of the text's width, such as share-50. */
    private static final String SHARE = "share-";

    /** How wide the stylesheet shows a wide picture at most. */
    private static final String WIDE_SIZES = "(min-width: 63rem) 60rem, 100vw";
    private PictureSizes() {}

    /** HTML allows a width in pixels only; one in percent becomes a class, to the nearest for which the style sheet has one. */
    static void shareOfWidth(Element img) {
        String width = img.attr("width");
        if (width.endsWith("%")) {
            int percent = Math.min(100, Integer.parseInt(width.substring(0, width.length() - 1)));
            int share = percent == 33 || percent == 67 ? percent : percent == 66 ? 67 : Math.max(5, Math.round(percent / 5f) * 5);
            img.removeAttr("width").removeAttr("height").addClass(SHARE + share);
        }
    }

    /** How wide the picture is shown, which tells browsers which copy to load. */
    static String of(Element img) {
        String share = Elements.firstClass(img, SHARE);
        if (!share.isEmpty()) {
            int percent = Integer.parseInt(share.substring(SHARE.length()));
            return "(min-width: 40rem) %dpx, %dvw".formatted(TEXT_WIDTH * percent / 100, percent);
        }
        if (isInWide(img)) {
            return WIDE_SIZES;
        }
        String width = img.attr("width");
        return width.length() < 4 && Integer.parseInt(width) < TEXT_WIDTH ? width + "px" : SIZES;
    }

    /** Keeps the width and height that the author gives. If only one is given, the other follows from the proportions of the picture. */
    static void keepProportions(Element img, ShownPicture shown) {
        int width = number(img.attr("width"));
        int height = number(img.attr("height"));
        int ownWidth = Objects.requireNonNull(shown.width(), "The size of a picture beside an article is known");
        int ownHeight = Objects.requireNonNull(shown.height(), "The size of a picture beside an article is known");
        if (width <= 0 && height <= 0) {
            width = ownWidth;
            height = ownHeight;
        } else if (width <= 0) {
            width = Math.max(1, Math.round((float) height * ownWidth / ownHeight));
        } else if (height <= 0) {
            height = Math.max(1, Math.round((float) width * ownHeight / ownWidth));
        }
        img.attr("width", Integer.toString(width)).attr("height", Integer.toString(height));
    }

    /** The value of an attribute in which the sanitiser lets only digits stand; 0 for an absent one. */
    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /**
     * Gives the pictures of a row one height, that of the lowest, so that the style sheet can shrink all of them by the same factor. The
     * attributes then say a picture's proportions and how large it may become.
     */
    static void arrange(List<Element> row, boolean isWide) {
        int height = row.stream().mapToInt(img -> number(img.attr("height"))).min().orElse(0);
        if (height == 0) {
            return;
        }
        row.forEach(img -> img
                .attr("width",
                        Integer.toString(Math.max(1, Math.round((float) height * number(img.attr("width")) / number(img.attr("height"))))))
                .attr("height", Integer.toString(height)));
        int all = row.stream().mapToInt(img -> number(img.attr("width"))).sum();
        for (Element img : row) {
            int percent = Math.max(1, 100 * number(img.attr("width")) / all);
            String sizes = "(min-width: %s) %dpx, %dvw".formatted(isWide ? "63rem" : "40rem",
                    (isWide ? WIDE_WIDTH : TEXT_WIDTH) * percent / 100, percent);
            Element picture = Objects.requireNonNull(img.parent());
            for (Element sized : picture.nameIs("picture") ? picture.children() : List.of(img)) {
                if (sized.hasAttr("srcset")) {
                    sized.attr("sizes", sizes);
                }
            }
        }
    }

    /** Whether the picture is in a wide figure or row: at most a link, a figure and a row are around it. */
    private static boolean isInWide(Element img) {
        Element around = img.parent();
        for (int i = 0; i < 3 && around != null; i++, around = around.parent()) {
            if (around.hasClass(Figures.WIDE)) {
                return true;
            }
        }
        return false;
    }
}
