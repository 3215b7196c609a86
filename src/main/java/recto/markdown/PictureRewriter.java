package recto.markdown;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import recto.html.Elements;
import recto.html.Links;
import recto.media.ShownPicture;

/**
 * Gives the pictures of an article what a page needs: width and height, so that the text does not jump when they arrive, and the copies of
 * other sizes, so that no screen loads more than it shows.
 */
final class PictureRewriter {

    /** How wide the stylesheet shows a picture in the text. */
    private static final String SIZES = "(min-width: 40rem) 37.5rem, 100vw";
    /** The same on a wide screen, in CSS pixels. */
    private static final int TEXT_WIDTH = 600;
    /** The class of a picture that takes a share of the text's width, such as share-50. */
    private static final String SHARE = "share-";

    private final PictureResolver source;
    /** Whether the next picture is the first of its page, which browsers load at once. */
    private boolean isFirst;
    private final Set<String> targets = new LinkedHashSet<>();
    private final Set<String> played = new HashSet<>();

    /** @param isBelowAnother whether the page has a picture above the body */
    PictureRewriter(PictureResolver source, boolean isBelowAnother) {
        this.source = source;
        this.isFirst = !isBelowAnother;
    }

    /** The targets of pictures, films and sounds that do not stay as they are, each once, in the order of the text. */
    Set<String> targets() {
        return targets;
    }

    /** Whether a target is that of a film or a sound. */
    boolean isPlayed(String target) {
        return played.contains(target);
    }

    void picture(Element img) {
        if (!img.hasAttr("src")) {
            // The sanitiser has refused the target. The alternative text tells what the picture would show.
            img.replaceWith(new TextNode(img.attr("alt")));
            return;
        }
        if (!img.hasAttr("alt")) {
            img.attr("alt", "");
        }
        shareOfWidth(img);
        ShownPicture shown = find(img.attr("src"));
        if (shown == PictureResolver.MISSING) {
            replaceByAltText(img);
            return;
        }
        if (!isFirst) {
            img.attr("loading", "lazy");
        }
        isFirst = false;
        img.attr("decoding", "async");
        if (shown != null) {
            show(img, shown);
        } else if (img.hasAttr("srcset")) {
            candidates(img);
        }
    }

    /** HTML allows a width in pixels only; one in percent becomes a class, to the nearest for which the style sheet has one. */
    private static void shareOfWidth(Element img) {
        String width = img.attr("width");
        if (width.endsWith("%")) {
            int percent = Math.min(100, Integer.parseInt(width.substring(0, width.length() - 1)));
            int share = percent == 33 || percent == 67 ? percent : percent == 66 ? 67 : Math.max(5, Math.round(percent / 5f) * 5);
            img.removeAttr("width").removeAttr("height").addClass(SHARE + share);
        }
    }

    private void show(Element img, ShownPicture shown) {
        img.attr("src", shown.src());
        proportions(img, shown);
        String sizes = sizes(img);
        img.removeAttr("srcset").removeAttr("sizes");
        if (shown.srcset() != null) {
            img.attr("srcset", shown.srcset()).attr("sizes", sizes);
        }
        if (shown.webp() != null && !Elements.isOneOf(img.parent(), "picture")) {
            Element picture = new Element("picture");
            img.replaceWith(picture);
            picture.appendElement("source").attr("type", "image/webp").attr("srcset", shown.webp()).attr("sizes", sizes);
            picture.appendChild(img);
        }
    }

    /** How wide the picture is shown, which tells browsers which copy to load. */
    private static String sizes(Element img) {
        String share = Elements.firstClass(img, SHARE);
        if (!share.isEmpty()) {
            int percent = Integer.parseInt(share.substring(SHARE.length()));
            return "(min-width: 40rem) %dpx, %dvw".formatted(TEXT_WIDTH * percent / 100, percent);
        }
        String width = img.attr("width");
        return width.length() < 4 && Integer.parseInt(width) < TEXT_WIDTH ? width + "px" : SIZES;
    }

    /** Keeps the width and height that the author gives. If only one is given, the other follows from the proportions of the picture. */
    private static void proportions(Element img, ShownPicture shown) {
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

    private static void replaceByAltText(Element img) {
        Element parent = img.parent();
        Element picture = parent != null && parent.nameIs("picture") ? parent : img;
        String alt = img.attr("alt");
        picture.replaceWith(alt.isBlank() ? new TextNode("") : new Element("span").addClass("no-picture").text(alt));
    }

    void player(Element player) {
        // Without controls nobody could start the player, as pages allow neither autoplay nor scripts of an author.
        player.attr("controls", true);
        if (isElsewhere(player) || player.children().stream().anyMatch(PictureRewriter::isElsewhere)) {
            // Only who plays it sends something to the host
            player.attr("preload", "none");
        }
        play(player.attr("src"));
        if (player.hasAttr("poster")) {
            ShownPicture poster = find(player.attr("poster"));
            if (poster == PictureResolver.MISSING) {
                player.removeAttr("poster");
            } else if (poster != null) {
                player.attr("poster", poster.src());
            }
        }
    }

    private static boolean isElsewhere(Element element) {
        return element.hasAttr("src") && !Links.isRelative(element.attr("src"));
    }

    /** @return false for a source that means nothing where it stands and has to be removed */
    boolean source(Element source) {
        String parent = source.parent() == null ? "" : source.parent().normalName();
        if (parent.equals("picture") && source.hasAttr("srcset")) {
            source.removeAttr("src");
            return candidates(source);
        }
        if ((parent.equals("video") || parent.equals("audio")) && source.hasAttr("src")) {
            source.removeAttr("srcset").removeAttr("width").removeAttr("height");
            play(source.attr("src"));
            return true;
        }
        return false;
    }

    /** Replaces the addresses in {@code srcset} by those of the pictures' copies. @return whether any candidate is left */
    private boolean candidates(Element element) {
        String kept = Arrays.stream(element.attr("srcset").split(", ")).map(this::candidate).filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        if (kept.isEmpty()) {
            element.removeAttr("srcset");
        } else {
            element.attr("srcset", kept);
        }
        return !kept.isEmpty();
    }

    private @Nullable String candidate(String candidate) {
        String[] parts = candidate.split(" ", 2);
        ShownPicture shown = find(parts[0]);
        if (shown == null) {
            return candidate;
        }
        return shown == PictureResolver.MISSING ? null : shown.src() + (parts.length > 1 ? " " + parts[1] : "");
    }

    /** @return {@link PictureResolver#MISSING} for one that is not there; null for a target that stays as it is */
    @Nullable
    ShownPicture find(String target) {
        if (note(target)) {
            return source.find(target);
        }
        ShownPicture found = Links.isAddress(target) ? source.find(target) : null;
        if (found != null) {
            // The picture is on another host, and does not stay there
            targets.add(target);
        }
        return found;
    }

    private void play(String target) {
        if (note(target)) {
            played.add(target);
        }
    }

    private boolean note(String target) {
        boolean isRelative = !target.isEmpty() && Links.isRelative(target);
        if (isRelative) {
            targets.add(target);
        }
        return isRelative;
    }
}
