package recto.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import recto.html.Elements;
import recto.html.Links;
import recto.html.ProseWords;
import recto.media.ShownPicture;

/**
 * Gives the pictures of an article what a page needs: width and height, so that the text does not jump when they arrive, and the copies of
 * other sizes, so that no screen loads more than it shows.
 */
final class PictureRewriter {

    /** The class of the link from a picture to the same picture in its full size. */
    private static final String FULL_SIZE = "full-size";
    /** In pixels, the width of the narrowest telephone. A picture that is not wider is in its full size everywhere. */
    private static final int NARROWEST_SCREEN = 320;

    private final PictureResolver source;
    private final ProseWords words;
    /** Whether the next picture is the first of its page, which browsers load at once. */
    private boolean isFirst;
    private final Set<String> targets = new LinkedHashSet<>();
    private final Set<String> played = new HashSet<>();

    /** @param isBelowAnother whether the page has a picture above the body */
    PictureRewriter(PictureResolver source, ProseWords words, boolean isBelowAnother) {
        this.source = source;
        this.words = words;
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
        PictureSizes.shareOfWidth(img);
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

    private void show(Element img, ShownPicture shown) {
        img.attr("src", shown.src());
        PictureSizes.keepProportions(img, shown);
        String sizes = PictureSizes.of(img);
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
        if (shown.full() != null && shown.width() != null && shown.width() > NARROWEST_SCREEN && !Elements.isWithin(img, "a", "summary")) {
            linkToFull(img, shown.full());
        }
    }

    /** A click on the picture opens it in its full size. The alternative text is the name of the link, as it is that of the picture. */
    private void linkToFull(Element img, String full) {
        Element shown = Elements.isOneOf(img.parent(), "picture") ? img.parent() : img;
        Element link = new Element("a").addClass(FULL_SIZE).attr("href", full);
        if (img.attr("alt").isBlank()) {
            link.attr("aria-label", words.fullPicture);
        }
        Objects.requireNonNull(shown).replaceWith(link);
        link.appendChild(shown);
    }

    /** Whether a picture is known to be narrower than this, in pixels. */
    boolean isNarrower(Element img, int width) {
        ShownPicture shown = find(img.attr("src"));
        return shown != null && shown.width() != null && shown.width() < width;
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
        List<Element> played = new ArrayList<>(List.of(player));
        player.children().stream().filter(child -> child.nameIs("source")).forEach(played::add);
        played.removeIf(element -> !element.hasAttr("src"));
        played.stream().filter(element -> !play(element)).forEach(element -> element.removeAttr("src"));
        if (played.stream().noneMatch(element -> element.hasAttr("src"))) {
            // Nothing is left to be played, but for the words that stand in for it
            player.unwrap();
            return;
        }
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
            // It was found together with its player
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

    /** @return null for a target that stays as it is */
    PictureResolver.@Nullable Link findFile(String target) {
        return source.findFile(target);
    }

    /** @return null for a target that stays as it is */
    PictureResolver.@Nullable Link findLink(String target) {
        return source.findLink(target);
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

    /** @return false where there is nothing to play */
    private boolean play(Element player) {
        String target = player.attr("src");
        PictureResolver.Link file = Links.isRelative(target) ? source.findFile(target) : null;
        if (file != null && file.address() != null) {
            player.attr("src", file.address());
            return true;
        }
        if (note(target)) {
            played.add(target);
        }
        return file == null || file.unlessAt() != null;
    }

    private boolean note(String target) {
        boolean isRelative = !target.isEmpty() && Links.isRelative(target);
        if (isRelative) {
            targets.add(target);
        }
        return isRelative;
    }
}
