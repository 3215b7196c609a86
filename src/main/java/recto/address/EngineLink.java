package recto.address;

import java.util.regex.Pattern;

/** Links as Docusaurus, Zola and Pelican write them, whose first word says from where the path behind it counts. */
public final class EngineLink {

    private static final Pattern OF_ROOT = Pattern.compile("^@(?:site/(?:static/)?|/)");
    private static final Pattern OF_PELICAN = Pattern.compile("^(?:\\{|%7B|\\|)(?:filename|static|attach)(?:}|%7D|\\|)",
            Pattern.CASE_INSENSITIVE);

    private EngineLink() {}

    /** The link without that word; a path from the root of the blog begins with a slash. */
    public static String plain(String link) {
        return OF_PELICAN.matcher(OF_ROOT.matcher(link).replaceFirst("/")).replaceFirst("");
    }
}
