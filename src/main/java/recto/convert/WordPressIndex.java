package recto.convert;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What one has to know of a whole WordPress export before its first post can be converted: pictures, authors, addresses, blocks. */
final class WordPressIndex implements WordPressReader.Visitor {

    /** A file with such an ending is no article. */
    private static final Pattern FILE = Pattern
            .compile("(?i).*/wp-content/.*|.*\\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp3|mp4|mov|docx?|xlsx?)");
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)(?:p|page_id)=(\\d+)");

    private final Map<String, Shortcodes.Picture> pictures = new HashMap<>();
    private final Map<String, List<Shortcodes.Picture>> picturesOfPosts = new HashMap<>();
    private final Map<String, String> authors = new HashMap<>();
    private final Map<String, String> blocks = new HashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private @Nullable String host;

    @Override
    public void channel(String name, WordPressItem parts) {
        switch (name) {
            case "link", "wp:base_blog_url", "wp:base_site_url" -> host = host == null ? host(parts.text(name)) : host;
            case "wp:author" -> authors.put(parts.text("wp:author_login").strip(), plain(parts.text("wp:author_display_name")));
            case "wp:category" -> describe(parts.text("wp:cat_name"), parts.text("wp:category_description"));
            case "wp:tag" -> describe(parts.text("wp:tag_name"), parts.text("wp:tag_description"));
            default -> {
                // The rest is about the blog as a whole
            }
        }
    }

    private void describe(String name, String description) {
        if (!name.isBlank() && !description.isBlank()) {
            descriptions.put(plain(name), description.strip());
        }
    }

    @Override
    public void item(WordPressItem item) {
        String id = item.text("wp:post_id").strip();
        switch (item.text("wp:post_type").strip()) {
            case "attachment" -> {
                String alt = item.meta("_wp_attachment_image_alt");
                Shortcodes.Picture picture = new Shortcodes.Picture(item.text("wp:attachment_url").strip(), alt == null ? "" : plain(alt),
                        plain(item.text("excerpt:encoded")));
                if (!picture.address().isEmpty()) {
                    pictures.put(id, picture);
                    picturesOfPosts.computeIfAbsent(item.text("wp:post_parent").strip(), parent -> new ArrayList<>()).add(picture);
                }
            }
            case "wp_block" -> blocks.put(id, item.text("content:encoded"));
            default -> links.put(id, item.text("link").strip());
        }
    }

    @Override
    public void broken(int line, int column, @Nullable String title, String reason) {
        // The second reading reports it
    }

    Shortcodes.@Nullable Picture picture(@Nullable String id) {
        return id == null ? null : pictures.get(id.strip());
    }

    /** @param ids with commas; empty for all pictures of the post */
    List<Shortcodes.Picture> gallery(String ids, String post) {
        if (ids.isBlank()) {
            return picturesOfPosts.getOrDefault(post, List.of());
        }
        List<Shortcodes.Picture> found = new ArrayList<>();
        for (String id : ids.split(",")) {
            Shortcodes.Picture picture = picture(id);
            if (picture != null) {
                found.add(picture);
            }
        }
        return found;
    }

    @Nullable
    String block(String id) {
        return blocks.get(id);
    }

    /** The name that readers see. */
    String author(String login) {
        String name = authors.getOrDefault(login.strip(), "");
        return name.isBlank() ? login.strip() : name;
    }

    /** The texts of categories and tags that have one, by their names. */
    Map<String, String> descriptions() {
        return descriptions;
    }

    /** The path of an address of the blog, as the browser knows it; null for that of a draft, which has a number alone, and for one elsewhere. */
    @Nullable
    String path(String address) {
        URI uri = uri(address);
        return uri == null || uri.getRawQuery() != null || uri.getRawPath() == null || uri.getRawPath().length() < 2 ? null
                : uri.getRawPath();
    }

    /** Links within the blog lose its host, so that they lead to the new one. Files stay where they are. */
    String link(String address) {
        URI uri = uri(address);
        if (uri == null || uri.getHost() == null || !withoutWww(uri.getHost()).equals(host)) {
            return address;
        }
        var number = NUMBER.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        String target = number.find() ? path(links.getOrDefault(number.group(1), "")) : null;
        String path = target == null ? uri.getRawPath() : target;
        if (path == null || FILE.matcher(path).matches()) {
            return address;
        }
        return (path.isEmpty() ? "/" : path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                + (target == null && uri.getRawQuery() != null ? "?" + uri.getRawQuery() : "")
                + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
    }

    private static @Nullable String host(String address) {
        URI uri = uri(address);
        return uri == null || uri.getHost() == null ? null : withoutWww(uri.getHost());
    }

    private static String withoutWww(String host) {
        return host.toLowerCase(java.util.Locale.ROOT).replaceFirst("^www\\.", "");
    }

    private static @Nullable URI uri(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    /** Names and titles may have entities and tags in them. */
    static String plain(String html) {
        String text = html.indexOf('<') < 0 ? Parser.unescapeEntities(html, false) : Jsoup.parseBodyFragment(html).text();
        return text.strip().replaceAll("\\s+", " ");
    }
}
